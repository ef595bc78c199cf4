import { describe, expect, test } from 'vitest'
import { isAccessible } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled } = looking()

/** Signed in as whoever has this name, on the page at `address`. */
async function lookAs(name: string, address: string) {
  const page = await look('/')
  // In a session of their own: going over to somebody ends the one that the other tests share.
  // Where no program of ours runs that an answer under way could tell who is signed in.
  await page.goto(`${server().url}/icon.svg`)
  await page.evaluate('localStorage.clear()')
  await page.context().clearCookies()
  await page.goto(await server().signInLink())
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: /Be somebody else/ }).click()
  await page.getByPlaceholder('Find a member').fill(name)
  await page.getByRole('option', { name }).click()
  await page.getByRole('button', { name: `Signed in as ${name}` }).waitFor()
  await page.goto(`${server().url}${address}`)
  await page.getByRole('main').waitFor()
  await settled(page)
  return page
}

describe.each(['you', 'people', 'sign-in', 'audit', 'data'])('the settings, %s', (tab) => {
  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('in %s at %i px keep WCAG AA and fit their width', async (colorScheme, width) => {
    const page = await look(`/settings/${tab}`, { colorScheme, width })
    await isAccessible(page, width)
  })
})

describe('tokens', () => {
  test('one is shown once, works as far as its scopes go, and no longer once it is revoked', async () => {
    const page = await look('/settings/you')
    await page.getByRole('button', { name: 'Make a token' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What it is for').fill('nightly report')
    await dialog.getByRole('button', { name: 'Make a token' }).click()
    const secret = await page.getByLabel('Token', { exact: true }).inputValue()
    const asked = (path: string) =>
      fetch(`${server().url}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } })
    expect((await asked('/queue')).status).toBe(200)
    expect((await asked('/audit')).status).toBe(403)
    await page.getByRole('button', { name: 'I have it' }).click()
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: 'Revoke nightly report' }).click()
    await dialog.getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('The token is revoked.').waitFor()
    await expect.poll(async () => (await asked('/queue')).status, { timeout: 5_000 }).toBe(401)
  })
})

describe('people', () => {
  test('a member is added, changed and removed, and the audit says so', async () => {
    const page = await look('/settings/people')
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Add a member' }).click()
    await dialog.getByLabel('Name', { exact: true }).fill('Zoë Marsh')
    await dialog.getByLabel('Email').fill('zoe@harbor.example')
    await dialog.getByLabel('Role').selectOption('viewer')
    await dialog.getByRole('button', { name: 'Add a member' }).click()
    await page.getByText('Zoë Marsh is a member now.').waitFor()
    await page.getByRole('button', { name: 'Change Zoë Marsh' }).click()
    await dialog.getByLabel('Role').selectOption('engineer')
    await dialog.getByLabel('Reason').fill('joins support today')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Zoë Marsh is changed.').waitFor()
    await page.getByRole('button', { name: 'Change Zoë Marsh' }).click()
    await dialog.getByRole('button', { name: /^Remove Zoë Marsh/ }).click()
    await dialog.getByLabel('Why').fill('left the company')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('Zoë Marsh is removed.').waitFor()
    await page.getByRole('link', { name: 'Audit' }).click()
    await page.getByRole('button', { name: /changed member zoe/ }).click()
    await page.getByRole('cell', { name: 'viewer', exact: true }).waitFor()
    await page.getByRole('cell', { name: 'engineer', exact: true }).waitFor()
  })

  test('a viewer sees who is there and what each role may, and nothing to change', async () => {
    const page = await lookAs('Pooja Raman', '/settings/people')
    await page.getByRole('heading', { name: 'Who may what' }).waitFor()
    expect(await page.getByRole('button', { name: /^Change|Add a member/ }).count()).toBe(0)
    expect(
      await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link').allTextContents(),
    ).toEqual(['You', 'Notices', 'People'])
    await page.goto(`${server().url}/settings/audit`)
    await page.getByText('This is not for your role').waitFor()
  })
})

describe('what a role may not do', () => {
  test('is not offered, and a key for it says why', async () => {
    const page = await lookAs('Pooja Raman', '/')
    const take = page.getByRole('button', { name: /^Take it/ })
    await expect.poll(() => take.getAttribute('title')).toBe('Your role may not take or work on tickets.')
    await page.keyboard.press('n')
    await page.getByText('Your role may not take or work on tickets.').waitFor()
    await page.keyboard.press('o')
    await page.getByText('Your role may not open tickets.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  })
})

test('what a reader may do is held back until it is known', async () => {
  const page = await look('/')
  let tell = () => {}
  const known = new Promise<void>((resolve) => {
    tell = resolve
  })
  await page.route('**/api/v1/session', async (route) => {
    await known
    await route.continue()
  })
  await page.reload()
  const take = page.getByRole('button', { name: /^Take it/ })
  await expect.poll(() => take.getAttribute('title')).toBe('What you may do is still being read.')
  expect(await take.getAttribute('aria-disabled')).toBe('true')
  expect(await page.getByRole('button', { name: 'Open a ticket' }).first().isDisabled()).toBe(true)
  tell()
  await expect.poll(() => take.getAttribute('aria-disabled')).toBe(null)
})

describe('a customer’s contact', () => {
  test('is invited from a ticket, opens one, writes to it, and sees nothing else', async () => {
    const answer = await server().ask('/queue?limit=50')
    const { items } = (await answer.json()) as {
      items: { number: number; account: object | null; contact: { email: string | null } | null }[]
    }
    const number = items.find(({ account, contact }) => account !== null && contact?.email != null)?.number
    const page = await look(`/tickets/${number}`)
    await page.getByRole('button', { name: 'Invite to the portal' }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = await page.getByLabel('Link', { exact: true }).inputValue()
    await page.goto('about:blank')
    await page.context().clearCookies()
    const portal = await page.context().newPage()
    await portal.goto(link)
    await portal.getByRole('heading', { name: 'Your tickets' }).waitFor()
    await portal.getByRole('button', { name: 'Open a ticket' }).click()
    await portal.getByRole('radio', { name: /^A problem/ }).check()
    await portal.getByLabel('Summary').fill('The report is empty since noon')
    await portal.getByLabel('What happens').fill('Since noon the weekly report has no rows.')
    await portal.getByRole('button', { name: 'Send' }).click()
    await portal.getByRole('heading', { name: 'The report is empty since noon' }).waitFor()
    await portal.getByLabel('Write to us').fill('It holds up our release.')
    await portal.getByRole('button', { name: 'Send' }).click()
    await portal.getByText('It holds up our release.').waitFor()
    await portal.goto(`${server().url}/settings/people`)
    await portal.waitForURL((url) => url.pathname === '/portal')
  })
})
