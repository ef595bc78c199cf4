/** Whose lists are read to find what is to be told at once: those of whom something may have come, and nobody else's. */
import { expect, test } from 'vitest'
import { mailing, NOTICES, one } from '../../test/support/mailing.ts'
import { DAY, HOUR, instant, MINUTE } from '../domain/time.ts'

const { app, mention, round, sent, smtp, ticket, wants } = mailing()

/** Two members are told at once, and everything there is was looked at. */
async function quietDay() {
  await wants('eve', NOTICES.atOnce)
  await wants('lee', NOTICES.atOnce)
  app.now = instant('2024-03-18T08:00:00Z')
  expect(await round()).toBe(2)
  return round()
}

test('DIG-20: where nothing changed nobody’s list is read', async () => {
  await quietDay()
  for (let minute = 0; minute < 5; minute++) {
    app.wait(MINUTE)
    expect(await round()).toBe(0)
  }
})

test('DIG-20: a mention has one list read, until it is told', async () => {
  expect(await quietDay()).toBe(0)
  const number = await ticket('Search is slow')
  expect(await round()).toBe(0)
  await mention(number)
  expect(await round()).toBe(1)
  one(smtp.take())
  app.wait(MINUTE)
  // A mail tells ten of a group, so it is looked once more.
  expect(await round()).toBe(1)
  expect(await round()).toBe(0)
  expect(smtp.take()).toEqual([])
})

test('DIG-20: what came in quiet hours is looked for when they end, however long that is', async () => {
  await quietDay()
  app.now = instant('2024-03-18T19:30:00Z')
  await mention(await ticket('Search is slow'))
  for (let hour = 0; hour < 10; hour++) {
    expect(await round()).toBe(0)
    app.wait(HOUR)
  }
  one(await sent('2024-03-19T06:00:00Z'))
})

test('DIG-20: what comes by the passing of time is told, whether it was recorded or not', async () => {
  await quietDay()
  const number = await ticket('Search is slow')
  await app.client('eve').act(number, 'claim', {})
  await round()
  expect(await round()).toBe(0)
  const late = await sent('2024-03-20T10:00:00Z')
  expect(one(late).text).toContain('The first response is late')
})

test('DIG-20: a step that is taken back brings back what it had dealt with', async () => {
  await quietDay()
  const number = await ticket('Search is slow')
  await app.client('ada').act(number, 'claim', {})
  await mention(number)
  const solved = await app.client('eve').act(number, 'solve', { resolution: 'rolled back' })
  expect(await sent()).toEqual([])
  expect(await round()).toBe(0)
  await app.client('eve').act(number, 'undo', { version: solved.version })
  expect(one(await sent()).text).toContain('Lee mentioned you')
})

test('DIG-20: who wants something else, or has an address now, is looked at anew', async () => {
  await quietDay()
  await app.client('eve').setNotices({ ...NOTICES.atOnce, quiet: null })
  expect(await round()).toBe(1)
  await wants('ada', NOTICES.atOnce)
  expect(await round()).toBe(1)
  expect(await round()).toBe(0)
})

test('DIG-20: a digest is due by its hour alone', async () => {
  await wants('eve', NOTICES.digests)
  await mention(await ticket('Search is slow'))
  expect(await round()).toBe(0)
  one(await sent('2024-03-18T07:30:00Z'))
  app.wait(DAY)
  expect(await round()).toBe(0)
  expect(smtp.take()).toEqual([])
})
