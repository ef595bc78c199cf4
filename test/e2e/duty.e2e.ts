/** The duty page by keyboard: at capacity, out of office with a backup, and the week. */
import { expect, test } from 'vitest'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled } = looking()

interface Person {
  readonly handle: string
  readonly atCapacity: object | null
  readonly absences: readonly object[]
}

const read = async (path: string) => (await (await server().ask(path)).json()) as Record<string, unknown>

/** Who looks, and the name they go by. */
async function you() {
  const { you: own } = (await read('/workspace')) as { you: { handle: string; name: string } }
  return own
}

const asked = async (handle: string): Promise<Person | undefined> =>
  (((await read('/duty')) as { people: Person[] }).people ?? []).find((person) => person.handle === handle)

test('DUT-18: one is at capacity until one says otherwise', async () => {
  const { handle, name } = await you()
  const page = await look('/duty')
  const toggle = page.getByTitle(`${name} takes no new tickets`)
  for (const [isFull, says] of [
    [true, `${name} takes no new tickets until they say.`],
    [false, `${name} takes new tickets again.`],
  ] as const) {
    await toggle.press('Enter')
    await page.getByText(says).waitFor()
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe(String(isFull))
    expect((await asked(handle))?.atCapacity !== null).toBe(isFull)
  }
})

test('DUT-4: one is out of office with a backup, and back when it is taken back', async () => {
  const { handle, name } = await you()
  const page = await look('/duty')
  const more = page.getByRole('button', { name: `Change hours or absences of ${name}` })
  const dialog = page.getByRole('dialog')
  await more.press('Enter')
  await dialog.getByRole('button', { name: 'Plan an absence' }).press('Enter')
  await dialog.getByLabel('First day').fill('2099-07-06')
  await dialog.getByLabel('Last day').fill('2099-07-10')
  await dialog.getByLabel('Who stands in').selectOption({ index: 1 })
  const backup = await dialog.getByLabel('Who stands in').inputValue()
  await page.keyboard.press('Control+Enter')
  await page.getByText('The absence is planned.').waitFor()
  expect((await asked(handle))?.absences).toMatchObject([{ from: '2099-07-06', to: '2099-07-10', backup }])
  await more.press('Enter')
  await dialog.getByRole('button', { name: 'Take back the absence 2099-07-06 2099-07-10' }).press('Enter')
  await dialog.getByText('None ahead.').waitFor()
  expect((await asked(handle))?.absences).toEqual([])
})

test('DUT-10: the week tells who is on when, each in their own time too', async () => {
  const page = await look('/duty', { timezoneId: 'Europe/Berlin' })
  const week = page.locator('section', { has: page.getByRole('heading', { name: 'Seven days' }) }).last()
  const duty = week.getByRole('button', { name: /^Americas: / }).first()
  await duty.focus()
  await week
    .getByText(/ in America\//)
    .first()
    .waitFor()
  const range = await week.getByText(/ – /).first().textContent()
  await week.getByRole('button', { name: 'A week later' }).press('Enter')
  await expect.poll(() => week.getByText(/ – /).first().textContent()).not.toBe(range)
  await week.getByRole('button', { name: 'From today' }).press('Enter')
  await expect.poll(() => week.getByText(/ – /).first().textContent()).toBe(range)
})

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)('duty in %s at %i px keeps WCAG AA and fits its width', async (colorScheme, width) => {
  const { name } = await you()
  const page = await look('/duty', { colorScheme, width })
  const wcag = async () => {
    await settled(page)
    await isFaultless(page, width)
  }
  await page.getByRole('heading', { name: 'Seven days' }).waitFor()
  await wcag()
  await page.getByRole('button', { name: `Change hours or absences of ${name}` }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Plan an absence' }).press('Enter')
  await page.getByRole('dialog').getByLabel('First day').waitFor()
  await wcag()
})
