/** Filters by tag, choices that can be taken back, and the routing rules, in a browser. */
import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled } = looking()

const post = async (path: string, body: object) => {
  const answer = await server().ask(path, body)
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return JSON.parse(text) as { number: number }
}

const LOOKS = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const

describe('TAG-7: the line by theme and area', () => {
  const ask = { kind: 'problem', body: 'Since noon.', account: null, segment: 'enterprise' }

  test('narrows to a theme by keyboard, keeps it in the address, and says when nothing fits', async () => {
    const { number } = await post('/tickets', { ...ask, subject: 'The moon probe is silent', tags: ['moonbeam'] })
    const page = await look('/')
    await page.getByRole('button', { name: /^Theme/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('Find a theme').fill('moonb')
    await page.getByRole('option', { name: 'moonbeam' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/tag=moonbeam/)
    await page.locator(`main a[href="/tickets/${number}"]`).first().waitFor()
    await page.getByText('1 ticket', { exact: true }).waitFor()
    await page.reload()
    await settled(page)
    await page.locator(`main a[href="/tickets/${number}"]`).first().waitFor()
    await page.goto(`${server().url}/?tag=moonbeam&area=billing`)
    await page.getByText('No ticket fits these filters').waitFor()
    await page.getByRole('link', { name: 'Clear filters' }).click()
    await page.waitForURL((url) => url.search === '')
  })
})

describe('an optional choice', () => {
  test('is taken back by its card, by Delete, and by a button; the group stays one of radio buttons', async () => {
    const page = await look('/new')
    await page.getByRole('tab', { name: 'Internal task' }).click()
    const groups = page.getByRole('main').getByRole('group')
    const optional = groups.filter({ has: page.locator('input[type=radio]:not([required])') }).first()
    const [first, second] = [optional.getByRole('radio').nth(0), optional.getByRole('radio').nth(1)]
    const picked = () => optional.locator('input:checked').count()
    const label = (index: number) => optional.locator('label').nth(index)
    await label(0).click()
    expect(await first.isChecked()).toBe(true)
    await label(0).click()
    expect(await picked()).toBe(0)
    await first.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    expect(await second.isChecked()).toBe(true)
    await page.keyboard.press('Delete')
    expect(await picked()).toBe(0)
    await label(1).click()
    await optional.getByRole('button', { name: /^Clear the answer/ }).click()
    expect(await picked()).toBe(0)
    expect(await optional.locator('input:focus').count()).toBe(1)
  })

  test('as is evidence, by its letter', async () => {
    const { number } = await post('/tickets', {
      kind: 'problem',
      subject: 'Exports stop half way',
      body: 'Since noon.',
      account: null,
      segment: 'enterprise',
    })
    const page = await look(`/tickets/${number}`)
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    const gone = dialog.getByRole('radio', { name: 'A core feature is unavailable' })
    await gone.waitFor()
    await page.keyboard.press('c')
    expect(await gone.isChecked()).toBe(true)
    await page.keyboard.press('c')
    expect(await gone.isChecked()).toBe(false)
    await page.keyboard.press('1')
    await dialog.getByText('It says that no evidence was ticked').waitFor()
    expect(await dialog.getByLabel('Reason').inputValue()).toMatch(
      /under its criterion: “.+” No evidence was ticked\.$/,
    )
    await page.keyboard.press('Escape')
  })
})

describe('the routing rules', () => {
  test.each(LOOKS)(
    'in %s at %i px keep WCAG AA and fit their width, also in their form',
    async (colorScheme, width) => {
      const page = await look('/policies/routing', { colorScheme, width })
      await isAccessible(page, width)
      await page.getByRole('button', { name: 'Change the rule Licences' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Keep in the draft' }).waitFor()
      await isAccessible(page, width)
    },
  )

  test('are changed, checked, tried and published; what comes then goes by them', async () => {
    const page = await look('/policies/routing')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Moon matters')
    await dialog.getByLabel('Words').fill('m*, moon probe')
    await dialog.getByLabel('Leads to').selectOption({ label: 'Team Product' })
    await dialog.getByLabel('How sure it is when it fits, in percent').fill('0')
    await dialog.getByLabel('Reason').fill('Product flies to the moon.')
    await dialog.getByRole('button', { name: 'Keep in the draft' }).click()
    await dialog.getByText('Write whole percents from 1 to 100.').waitFor()
    await dialog.getByText('a * only ends a single word').waitFor()
    await dialog.getByLabel('Words').fill('moon probe')
    await dialog.getByLabel('How sure it is when it fits, in percent').fill('99')
    await dialog.getByRole('button', { name: 'Keep in the draft' }).click()
    await dialog.waitFor({ state: 'detached' })

    await page.getByLabel('Subject').fill('The moon probe is silent')
    const paths = page.getByRole('list', { name: 'Where it would go, the surest first' })
    await paths.getByText('Rule: Moon matters').waitFor()
    await page.getByText(/By the rules that are published it goes to/).waitFor()

    await page.getByRole('button', { name: 'What to do with the rule Moon matters' }).click()
    await page.getByRole('menuitem', { name: 'Move up' }).click()
    await page.getByRole('button', { name: 'Preview and save' }).click()
    await dialog.getByText('one rule added').waitFor()
    await dialog.getByLabel('Reason').fill('we fly there now')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Version 2 of the routing rules is published.').waitFor()
    await page.getByText('“we fly there now”').waitFor()
    expect(await page.getByText('Changed, not saved').count()).toBe(0)

    const published = async () => (await (await server().ask('/reports/routing')).text()).includes('Moon matters')
    await expect.poll(published, { timeout: 10_000 }).toBe(true)
    const ask = { kind: 'problem', subject: 'The moon probe is silent', body: 'Since noon.', segment: 'enterprise' }
    const opened = await post('/tickets', { ...ask, contact: { name: 'Dana', email: 'dana@moon.example' } })
    expect(opened).toMatchObject({ team: 'product', routeRule: 'Moon matters' })
  })
})
