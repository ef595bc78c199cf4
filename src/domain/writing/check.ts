/** Which templates are taken, and what of them looks odd (WRI-2). */
import { type Fault, fault, refuse } from '../sla/faults.ts'
import type { ReplyTemplate } from './document.ts'
import { FACT_NAMES, isFact } from './facts.ts'
import { loadedWordsIn } from './loaded-words.ts'
import { ownWords } from './parts.ts'
import { placeholdersOf, withoutPlaceholders } from './placeholders.ts'

/** A place that its author fills in is named by small words; one with a dot is a fact. */
const PLACE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

function placeFaults(name: string): Fault[] {
  if (isFact(name)) return []
  const facts = FACT_NAMES.join(', ')
  if (name.includes('.')) return [fault('body', `names {{${name}}}, which is no fact. The facts are ${facts}.`)]
  if (PLACE.test(name)) return []
  const text = `has a place {{${name}}}. Name it in small letters with underscores, such as {{what_we_found}}.`
  return [fault('body', text)]
}

/** Braces that open or close nothing. */
function braceFaults(body: string): Fault[] {
  const rest = withoutPlaceholders(body)
  const odd = /\{\{|\}\}/.exec(rest)
  if (!odd) return []
  const text = `has ${odd[0]} without its other half near “${rest.slice(odd.index, odd.index + 20).trim()}”. Write both.`
  return [fault('body', text)]
}

/** Passes a template that can be filled in. @throws Refusal `policy_invalid` with the `place` of the first fault */
export function checkReplyTemplate(document: ReplyTemplate): ReplyTemplate {
  const { body, language, visibility, after } = document
  const faults = [...new Set(placeholdersOf(body).map(({ name }) => name))].flatMap(placeFaults)
  faults.push(...braceFaults(body))
  if (withoutPlaceholders(body).trim() === '') {
    faults.push(fault('body', 'has no words of its own. Write what the template says.'))
  }
  if (!LANGUAGE.test(language)) {
    faults.push(fault('language', `is ${language}. Write a language tag, such as en or de-CH.`))
  }
  if (visibility === 'internal' && after !== undefined) {
    faults.push(fault('after', `is ${after}, but a note moves nothing. Leave it out.`))
  }
  refuse(faults)
  return document
}

/** What a reviewer should look at: words that promise too much. */
export const templateWarnings = ({ body, visibility }: ReplyTemplate): string[] =>
  visibility === 'internal'
    ? []
    : loadedWordsIn(ownWords(body)).map(({ at, text }) => `“${body.slice(at.start, at.end).trim()}”: ${text}`)
