/** Too much work: hard choices is switched on for a night, and off again. */
import { expect, test } from 'vitest'
import { MINUTE } from '../../src/domain/time.ts'
import type { Segment } from '../../src/domain/vocabulary.ts'
import { testApp } from '../support/app.ts'

const app = testApp()

test('hard choices on and off', async () => {
  const [ada, lee, eve] = [app.client('ada'), app.client('lee'), app.client('eve')]
  const segments: readonly Segment[] = ['open_source', 'internal', 'free', 'presales']
  for (const segment of segments) {
    for (const team of ['support', 'engineering']) {
      app.wait(MINUTE)
      const subject = `Of ${segment}`
      const { number } = await ada.open({ kind: 'question', subject, body: 'How does it work?', segment, team })
      const triage = { severity: 3, priority: 'p2', reason: 'a question' } as const
      await ada.act(number, 'triage', triage)
    }
  }
  const line = async (scope = 'support') => (await ada.queue({ scope })).items.map(({ segment }) => segment)
  const everything = async () => (await ada.queue({ limit: 200 })).items
  const [normal, before] = [await line(), await everything()]
  expect(normal, 'presales has a due time, the others come as they came').toEqual([
    'presales',
    'open_source',
    'internal',
    'free',
  ])

  await lee.switchMode({ mode: 'hard', reason: 'half the team is ill' })
  expect(await ada.workspace()).toMatchObject({ mode: 'hard', modeBy: 'lee', modeReason: 'half the team is ill' })
  expect(await line()).toEqual(['presales', 'free', 'open_source', 'internal'])
  expect(await line('engineering'), 'engineering gives no segment a bonus').toEqual(normal)
  const why = await ada.why((await everything()).find(({ segment }) => segment === 'open_source')?.number ?? 0)
  expect(why).toMatchObject({
    mode: 'hard',
    place: 3,
    above: { criterion: 'segment', ours: 'open source', theirs: 'free' },
  })
  expect(why.moves).toContainEqual(expect.objectContaining({ change: 'switch_mode', place: 2 }))

  const { number } = await eve.next()
  await eve.act(number, 'skip', { reason: 'needs presales' })
  expect((await eve.next()).segment).toBe('free')
  const free = (await ada.queue({ state: 'owned' })).items[0]
  await eve.act(free?.number ?? 0, 'release', {})

  await lee.switchMode({ mode: 'normal', reason: 'they are back' })
  expect(await line()).toEqual(normal)
  const after = await everything()
  const untouched = after.filter(({ number: each }) => each !== number && each !== free?.number)
  expect(untouched.map(({ number: each, version }) => [each, version])).toEqual(
    before.flatMap(({ number: each, version }) => (each === number || each === free?.number ? [] : [[each, version]])),
  )
})
