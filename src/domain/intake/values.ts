/** One answer, as its field keeps it, or what is wrong with it (INT-3). */
import { dayOf } from '../calendar/dates.ts'
import { partsOf } from './condition.ts'
import type { Choice, FieldType, FormField } from './document.ts'

/** The answer as it is kept, or what is wrong with it and what to do. */
export type Read = { readonly value: string } | { readonly fault: string }

/** Characters of a single line, of a text, and of an address. */
const MOST = { line: 300, text: 20_000, address: 2_000 } as const

const value = (text: string): Read => ({ value: text })
const fault = (text: string): Read => ({ fault: text })

const noLonger = (text: string, most: number): Read =>
  text.length <= most
    ? value(text)
    : fault(`This is ${text.length} characters long. Write at most ${most}, and attach the rest as a file.`)

const matches = (said: string) => {
  const wanted = said.toLowerCase()
  return (choice: Choice) => choice.value.toLowerCase() === wanted || choice.label.toLowerCase() === wanted
}

const listed = (choices: readonly Choice[]): string => choices.map(({ label }) => label).join(' · ')

function chosen(text: string, { choices = [] }: FormField): Read {
  const choice = choices.find(matches(text))
  return choice ? value(choice.value) : fault(`"${text}" is not among the choices. Choose one of: ${listed(choices)}.`)
}

function severalChosen(text: string, { choices = [] }: FormField): Read {
  const parts = partsOf(text)
  const unknown = parts.find((part) => !choices.some(matches(part)))
  if (unknown !== undefined) {
    return fault(`"${unknown}" is not among the choices. Choose some of: ${listed(choices)}.`)
  }
  // In the order of the form, each once, so that the same choice is always kept by the same words.
  const values = choices.filter((choice) => parts.some((part) => matches(part)(choice)))
  return value(values.map((choice) => choice.value).join(', '))
}

const YES = ['yes', 'y', 'true']
const NO = ['no', 'n', 'false']

function yesOrNo(text: string): Read {
  const said = text.toLowerCase()
  if (YES.includes(said)) return value('yes')
  return NO.includes(said) ? value('no') : fault(`"${text}" is neither yes nor no. Answer yes or no.`)
}

const date = (text: string): Read =>
  dayOf(text) === undefined ? fault(`"${text}" is no date. Write it as 2026-03-31.`) : value(text)

const address = (text: string): Read =>
  /^https?:\/\/[^\s/?#]+\.?[^\s]*$/i.test(text)
    ? noLonger(text, MOST.address)
    : fault('This is no link. Paste the whole address, beginning with https://.')

const number = (text: string): Read =>
  /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? value(text) : fault(`"${text}" is no number. Write digits only, such as 250.`)

const mail = (text: string): Read =>
  text.length <= 320 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
    ? value(text)
    : fault(`"${text}" is no mail address. Write it as name@example.com.`)

const readers: Readonly<Record<FieldType, (text: string, field: FormField) => Read>> = {
  text: (text) => noLonger(text.replaceAll(/\s+/g, ' '), MOST.line),
  long_text: (text) => noLonger(text.replaceAll('\r\n', '\n'), MOST.text),
  choice: chosen,
  multi_choice: severalChosen,
  date,
  url: address,
  number,
  email: mail,
  yes_no: yesOrNo,
}

/** Reads what was answered; empty stays empty, whatever the type. */
export function readAnswer(field: FormField, answer: string): Read {
  const text = answer.trim()
  return text === '' ? value('') : readers[field.type](text, field)
}

const labelOf = (choices: readonly Choice[], part: string): string =>
  choices.find((choice) => choice.value === part)?.label ?? part

/** A kept answer as people read it. */
export function wordsOf({ type, choices = [] }: FormField, kept: string): string {
  if (type === 'yes_no') return kept === 'yes' ? 'Yes' : 'No'
  if (type === 'choice') return labelOf(choices, kept)
  return type === 'multi_choice'
    ? partsOf(kept)
        .map((part) => labelOf(choices, part))
        .join(', ')
    : kept
}
