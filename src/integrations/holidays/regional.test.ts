import { describe, expect, test } from 'vitest'
import { HolidaysRead, Regions } from '../../contract/calendars.ts'
import { regionalHolidays, regions } from './regional.ts'

const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` })
const datesOf = async (country: string, state: string | null, span: { from: string; to: string }) =>
  (await regionalHolidays({ country, state }, span)).dates.map(({ date, name }) => `${date} ${name}`)

describe('regions', () => {
  test('countries and their states by English names, as the wire wants them', async () => {
    const { items } = Regions.parse(await regions())
    expect(items.length).toBeGreaterThan(200)
    expect(items.map(({ name }) => name)).toEqual(
      items.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')),
    )
    const states = items.find(({ country }) => country === 'GB')?.states
    expect(states).toContainEqual({ state: 'ENG', name: 'England' })
    expect(items.find(({ country }) => country === 'SG')?.states).toEqual([])
  })
})

describe('public holidays', () => {
  test('of England with substitute days, as gov.uk publishes them', async () => {
    const found = await regionalHolidays({ country: 'GB', state: 'ENG' }, year(2022))
    expect(found).toMatchObject({
      name: 'United Kingdom, England',
      source: 'United Kingdom, England (public holidays)',
      notUnderstood: [],
    })
    expect(found.dates).toContainEqual({ date: '2022-06-03', windows: [], name: 'Queen’s Platinum Jubilee' })
    expect(found.dates.map(({ date }) => date)).toEqual([
      // A Saturday, kept beside its substitute.
      '2022-01-01',
      '2022-01-03',
      '2022-04-15',
      '2022-04-18',
      '2022-05-02',
      '2022-06-02',
      '2022-06-03',
      '2022-08-29',
      '2022-09-19',
      // A Sunday; the same.
      '2022-12-25',
      '2022-12-26',
      '2022-12-27',
    ])
  })

  test('of the whole country and of a state', async () => {
    const germany = await datesOf('DE', null, year(2026))
    const bavaria = await datesOf('DE', 'BY', year(2026))
    expect(germany).toContain('2026-10-03 National Holiday')
    expect(bavaria).toEqual(expect.arrayContaining(germany))
    expect(bavaria.filter((each) => !germany.includes(each))).toContain('2026-01-06 Epiphany')
  })

  test('several days, over the end of a year too', async () => {
    const days = await datesOf('SZ', null, { from: '2024-12-30', to: '2025-01-02' })
    expect(days).toEqual([
      '2024-12-30 Incwala Festival',
      '2024-12-31 Incwala Festival',
      "2025-01-01 Incwala Festival, New Year's Day",
      '2025-01-02 Incwala Festival',
    ])
  })

  test('a substitute that lies in the year before its holiday', async () => {
    const days = await datesOf('US', null, { from: '2021-12-31', to: '2021-12-31' })
    expect(days).toEqual(["2021-12-31 New Year's Day (substitute day)"])
  })

  test('days that begin at sunset lie on the date after it', async () => {
    expect(await datesOf('IL', null, { from: '2024-10-01', to: '2024-10-05' })).toEqual([
      '2024-10-03 Rosh Hashanah (Yom Teruah)',
      '2024-10-04 Rosh Hashanah (Day 2)',
    ])
    const fitr = await datesOf('TR', null, { from: '2024-04-01', to: '2024-04-20' })
    expect(fitr.map((each) => each.slice(0, 10))).toEqual(['2024-04-10', '2024-04-11', '2024-04-12'])
  })

  test('dates on the wall of the country, whatever the zone of the server', async () => {
    expect(await datesOf('JP', null, { from: '2025-03-01', to: '2025-03-31' })).toEqual([
      '2025-03-20 Spring Equinox Day',
    ])
    expect(await datesOf('NZ', null, { from: '2025-02-01', to: '2025-02-28' })).toEqual(['2025-02-06 Waitangi Day'])
  })

  test('half days are named and stay open', async () => {
    const found = await regionalHolidays({ country: 'CH', state: 'SO' }, { from: '2024-01-01', to: '2025-12-31' })
    expect(found.dates.map(({ date }) => date)).not.toContain('2024-05-01')
    expect(found.notUnderstood).toEqual([
      {
        line: null,
        reason:
          '“Labour Day” lasts only a part of 2024-05-01 and 1 more, which stays open. Add it with the hours that are left.',
      },
    ])
  })

  test('twenty years of any country are as the wire wants them', async () => {
    for (const country of ['RU', 'ID', 'BR', 'IR'])
      HolidaysRead.parse(await regionalHolidays({ country, state: null }, { from: '2020-01-01', to: '2039-12-31' }))
  })

  test.each([
    ['XX', null, 'No public holidays are known for the country XX. Choose one from the list of regions.'],
    ['GB', 'BY', 'United Kingdom has no state BY with holidays of its own. Choose one from the list of regions.'],
    ['__proto__', null, 'No public holidays are known for the country __proto__. Choose one from the list of regions.'],
  ])('%s %s is refused', async (country, state, message) => {
    await expect(regionalHolidays({ country, state }, year(2026))).rejects.toMatchObject({
      code: 'holidays_unreadable',
      message,
    })
  })
})
