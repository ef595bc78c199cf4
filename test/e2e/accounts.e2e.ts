/** Accounts by keyboard: adding one, changing it, a table of a CRM, and senders nobody knows. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled, expected } = looking()

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await server().ask(path, body)
  expect(answer.status, `${path} ${await answer.clone().text()}`).toBeLessThan(300)
  return (await answer.json()) as Record<string, unknown>
}

const read = async (path: string) => (await (await server().ask(path)).json()) as Record<string, unknown>

/** What stands beside a field of what is wrong with it. */
const faultOf = async (field: Locator) => {
  const described = (await field.getAttribute('aria-describedby')) ?? ''
  const fault = described.split(' ').find((id) => id.endsWith('-fault'))
  return fault === undefined ? '' : field.page().locator(`[id="${fault}"]`).textContent()
}
/** Waits for it: where the focus goes then may be where it was. */
const isFaulted = (field: Locator) => expect.poll(() => faultOf(field))

const isFocused = (field: Locator) => expect.poll(() => field.evaluate((element) => element.matches(':focus')))

/** Opens what the button opens, without a pointer. */
async function openBy(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await expect.poll(() => dialog.evaluate((element) => element.matches(':focus-within'))).toBe(true)
  return dialog
}

const BOREAL = { slug: 'boreal', name: 'Boreal Optics', segment: 'team', domains: ['boreal.example'] }

beforeAll(async () => {
  await post('/accounts', { ...BOREAL, arr: { minor: 9_900_000, currency: 'EUR' } })
  await post('/accounts', { slug: 'cinder', name: 'Cinder Foundry', segment: 'team', domains: ['cinder.example'] })
})

describe('an account', () => {
  test('ACT-22: is added without a pointer; what is refused stands beside its field', async () => {
    const page = await look('/accounts')
    const dialog = await openBy(page, 'Add an account')
    const [slug, domains] = [dialog.getByLabel('Short name'), dialog.getByLabel('Mail domains')]
    await page.keyboard.type('Import')
    expect(await slug.inputValue()).toBe('import-2')
    await slug.fill('import')
    await dialog.getByLabel('Segment').press('e')
    await domains.fill('gmail.com')
    await page.keyboard.press('Control+Enter')
    await isFaulted(domains).toContain('gmail.com')
    await isFocused(domains).toBe(true)
    await domains.fill('partners.example')
    await page.keyboard.press('Control+Enter')
    await isFaulted(slug).toContain('"import" is a page of the accounts')
    await isFocused(slug).toBe(true)
    expect(await faultOf(domains)).toBe('')
    await slug.fill('import-partners')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**/accounts/import-partners')
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
    expect(await read('/accounts/import-partners')).toMatchObject({
      segment: 'enterprise',
      domains: ['partners.example'],
    })
    expected('status of 422')
  })

  test('ACT-4: is not given the domain of another, and Escape leaves it as it was', async () => {
    const page = await look('/accounts/boreal')
    const dialog = await openBy(page, 'Change what is on file')
    const domains = dialog.getByLabel('Mail domains')
    await domains.fill('boreal.example\ncinder.example')
    await dialog.getByLabel('Reason').fill('They moved in together')
    await page.keyboard.press('Control+Enter')
    await isFaulted(domains).toContain('cinder.example belongs to the account "cinder"')
    await isFocused(domains).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await isFocused(page.getByRole('button', { name: 'Change what is on file' })).toBe(true)
    expect(await read('/accounts/boreal')).toMatchObject({ domains: ['boreal.example'] })
    expected('status of 409')
  })

  test('VERB-24: changes what it is promised, having said what that does to its open tickets', async () => {
    const { number } = await post('/tickets', {
      kind: 'problem',
      subject: 'Lens stuck',
      body: 'It is.',
      account: 'boreal',
    })
    const page = await look('/accounts/boreal')
    const dialog = await openBy(page, 'Change what it is promised')
    await dialog.getByText('It holds for its open ticket too').waitFor()
    await page.keyboard.press('e')
    await dialog.getByLabel('Reason').fill('Signed on Monday')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Boreal Optics is changed.').waitFor()
    expect(await read(`/tickets/${number}`)).toMatchObject({ segment: 'enterprise', account: { slug: 'boreal' } })
  })

  test('ACC-44: is worth what is written down, once it is an amount', async () => {
    const page = await look('/accounts/boreal')
    const dialog = await openBy(page, 'Change what it is worth')
    const revenue = dialog.getByLabel('Revenue a year')
    await revenue.fill('a lot')
    await dialog.getByLabel('Renews on').fill('2027-03-31')
    await dialog.getByLabel('Reason').fill('From the contract')
    await page.keyboard.press('Control+Enter')
    await isFaulted(revenue).toContain('such as 120000 or 99.50')
    await isFocused(revenue).toBe(true)
    await revenue.fill('120,000')
    await page.keyboard.press('Control+Enter')
    await page.getByText('EUR 120,000').waitFor()
    expect(await read('/accounts/boreal')).toMatchObject({ renewsOn: '2027-03-31', arr: { minor: 12_000_000 } })
  })

  test('is where the name on its ticket leads', async () => {
    const { number } = await post('/tickets', { kind: 'problem', subject: 'Dim', body: 'It is.', account: 'cinder' })
    const page = await look(`/tickets/${number}`)
    const names = page.getByRole('link', { name: 'Cinder Foundry' })
    expect(await names.count()).toBe(2)
    await names.first().press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Cinder Foundry' }).waitFor()
  })
})

test('ACT-15: a table is looked at before it is imported, and adds nothing the second time', async () => {
  const page = await look('/accounts/import')
  const table = page.getByLabel('Or paste it')
  const csv =
    'Account Name,Segment,Domain\nDelta Mills,team,delta.example\nCinder Foundry,enterprise,cinder.example\n,team,x.example'
  const counts = async () => {
    const rows = page.getByRole('region', { name: 'Accounts' }).getByRole('group', { name: 'Rows' })
    return (await rows.getByRole('button').allTextContents()).join(' ')
  }
  await table.fill(csv)
  await page.getByRole('button', { name: 'Preview' }).press('Enter')
  await expect.poll(counts).toBe('1Added 1Changed 0Unchanged 1Refused')
  await page.getByText('The row has no name.').waitFor()
  expect((await read('/accounts?q=Delta')).items).toEqual([])
  const dialog = await openBy(page, 'Import …')
  await dialog.getByLabel('Reason').fill('From the old CRM')
  await page.keyboard.press('Control+Enter')
  await page.getByText('The import is done').waitFor()
  expect((await read('/accounts?q=Delta')).items).toMatchObject([{ slug: 'delta-mills' }])
  await page.getByRole('button', { name: 'Import another' }).press('Enter')
  await table.fill(csv)
  await page.getByRole('button', { name: 'Preview' }).press('Enter')
  await expect.poll(counts).toBe('0Added 0Changed 2Unchanged 1Refused')
})

test('ACT-11: one says whose a sender is, and all of their tickets are that account’s', async () => {
  const contact = { name: 'Eno', email: 'eno@ember.example' }
  const asks = { kind: 'question', body: 'How?', contact }
  const first = await post('/tickets', { ...asks, subject: 'How do we start?' })
  const second = await post('/tickets', { ...asks, subject: 'How do we stop?' })
  await post('/accounts', { slug: 'ember', name: 'Ember', segment: 'team', domains: ['ember.example'] })
  const page = await look('/accounts/senders')
  await page.getByText('Could be Ember').waitFor()
  const dialog = await openBy(page, 'Assign: ember.example')
  await dialog.getByText('Holds for all 2 open tickets.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('2 tickets are of Ember.').waitFor()
  for (const { number } of [first, second]) {
    expect(await read(`/tickets/${number}`)).toMatchObject({ account: { slug: 'ember' } })
  }
  await page.getByText('Could be Ember').waitFor({ state: 'detached' })
})

const HEADINGS = { senders: 'Senders nobody knows', import: 'Import from a CRM' } as const

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)('accounts in %s at %i px keep WCAG AA and fit their width', async (colorScheme, width) => {
  const contact = { name: 'Fern', email: `fern@frost-${colorScheme}.example` }
  await post('/tickets', { kind: 'question', subject: 'Who are we?', body: 'Tell us.', contact })
  const page = await look('/accounts', { colorScheme, width })
  const wcag = async (what: string) => {
    await settled(page)
    await isFaultless(page, width, what)
  }
  const dialog = await openBy(page, 'Add an account')
  await page.keyboard.type('Senders')
  await dialog.getByLabel('Short name').fill('senders')
  await dialog.getByLabel('Segment').selectOption('team')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('is a page of the accounts').waitFor()
  expected('status of 422')
  await wcag('adding')
  await page.goto(`${server().url}/accounts/boreal`)
  await page.getByRole('heading', { level: 1, name: 'Boreal Optics' }).waitFor()
  await wcag('an account')
  await openBy(page, 'Change what it is promised')
  await wcag('its terms')
  for (const part of ['senders', 'import'] as const) {
    await page.goto(`${server().url}/accounts/${part}`)
    await page.getByRole('heading', { name: HEADINGS[part] }).waitFor()
    await wcag(part)
  }
})
