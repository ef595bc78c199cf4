import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RoutingPolicy as RoutingShape } from '../../contract/routing.ts'
import { TagPolicy as Shape } from '../../contract/tags.ts'
import { Refusal } from '../refusal.ts'
import { checkTagPolicy, tagWarnings } from './check.ts'
import type { Tag, TagPolicy } from './document.ts'
import { lettersApart, nearness, nearTo } from './nearness.ts'
import { shownTag, shownTags, strayTags, type TagUse, usedTags } from './vocabulary.ts'

const tag = (slug: string, replaces?: string[]): Tag => ({
  slug,
  name: slug,
  about: '',
  ...(replaces ? { replaces } : {}),
})
const policy = (areas: readonly Tag[], themes: readonly Tag[] = []): TagPolicy => ({
  name: 't',
  about: '',
  areas,
  themes,
})
const use = (slug: string, all: number, open = 0, isArea = false): TagUse => ({ slug, open, all, isArea })
const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../policies/${name}.json`, import.meta.url), 'utf8')).document

describe('TAG-2: near duplicates', () => {
  test.each([
    ['batch-changes', 'batch_changes', 'punctuation'],
    ['Batch-Changes', 'batchchanges', 'punctuation'],
    ['executor', 'executors', 'plural'],
    ['code-host', 'code-hosts', 'plural'],
    ['code-host', 'codehosts', 'plural'],
    ['index-search', 'search-index', 'order'],
    ['permission', 'permision', 'spelling'],
    ['deploy', 'depoly', 'spelling'],
    ['documentation', 'documentaiton', 'spelling'],
    ['notification', 'ntificaton', 'spelling'],
  ])('%s and %s: %s', (a, b, because) => {
    expect(nearness(a, b)).toBe(because)
    expect(nearness(b, a)).toBe(because)
  })

  test.each([
    ['the same', 'sso', 'sso'],
    ['short ones that differ by a letter', 'api', 'app'],
    ['another word', 'search', 'permissions'],
    ['another number', 'upgrade-v4', 'upgrade-v5'],
    ['two slips in a middling one', 'deploy', 'dploi'],
  ])('not %s', (_, a, b) => {
    expect(nearness(a, b)).toBeUndefined()
  })

  test('the closest kind first', () => {
    expect(nearTo('code-host', ['code-hots', 'host-code', 'code-hosts', 'code_host', 'sso'])).toEqual([
      { slug: 'code_host', because: 'punctuation' },
      { slug: 'code-hosts', because: 'plural' },
      { slug: 'host-code', because: 'order' },
      { slug: 'code-hots', because: 'spelling' },
    ])
  })

  test('letters apart: put in, left out, changed, swapped', () => {
    expect([lettersApart('abc', 'abc', 2), lettersApart('abc', 'abxc', 2), lettersApart('abc', 'acb', 2)]).toEqual([
      0, 1, 1,
    ])
    expect([lettersApart('abc', 'abd', 2), lettersApart('abcdef', 'ghijkl', 2), lettersApart('', 'abc', 2)]).toEqual([
      1, 3, 3,
    ])
  })
})

describe('TAG-4: an old tag is shown as what took its place', () => {
  const vocabulary = policy([tag('search')], [tag('executors', ['executor', 'runners']), tag('webhooks')])

  test('in counts', () => {
    const uses = [use('executors', 3, 1), use('executor', 2, 2), use('runners', 1), use('misc', 1)]
    const [executors, webhooks, misc] = usedTags(vocabulary, uses).themes
    expect(executors).toMatchObject({ slug: 'executors', open: 3, all: 6, replaces: ['executor', 'runners'] })
    expect(webhooks).toMatchObject({ slug: 'webhooks', open: 0, all: 0 })
    expect(misc).toMatchObject({ slug: 'misc', all: 1, name: null })
  })

  test('and wherever a ticket shows its tags, once', () => {
    expect(shownTag(vocabulary, 'themes', 'runners')).toBe('executors')
    expect(shownTag(vocabulary, 'areas', 'runners')).toBe('runners')
    expect(shownTag(undefined, 'themes', 'runners')).toBe('runners')
    expect(shownTags(vocabulary, ['runners', 'misc', 'executor'])).toEqual(['executors', 'misc'])
  })
})

test('TAG-3: what is used beside the vocabulary comes after it, with what it is near to', () => {
  const { themes } = usedTags(policy([], [tag('executors')]), [use('misc', 5), use('executer', 1), use('executors', 2)])
  expect(themes.map(({ slug }) => slug)).toEqual(['executors', 'misc', 'executer'])
  expect(themes[2]).toMatchObject({ name: null, near: [{ slug: 'executors', because: 'spelling' }] })
})

test('TAG-3: a ticket may bear a tag that is in no vocabulary; it is told which are near', () => {
  const vocabulary = policy([tag('search')], [tag('executors', ['runner']), tag('webhooks')])
  expect(strayTags(vocabulary, { areas: ['serach'], themes: ['executor', 'webhooks', 'runner', 'odd'] })).toEqual([
    { slug: 'serach', list: 'areas', near: [{ slug: 'search', because: 'spelling' }] },
    { slug: 'executor', list: 'themes', near: [{ slug: 'executors', because: 'plural' }] },
    { slug: 'odd', list: 'themes', near: [] },
  ])
  expect(strayTags(undefined, { areas: ['x'], themes: [] })).toEqual([])
})

test('TAG-3: a theme may be meant to be an area', () => {
  const vocabulary = policy([tag('search')], [tag('executors')])
  expect(strayTags(vocabulary, { areas: [], themes: ['searhc'] })).toEqual([
    { slug: 'searhc', list: 'themes', near: [{ slug: 'search', because: 'spelling' }] },
  ])
})

test('TAG-6: a tag that is a word for an area counts as the area, and strays nowhere', () => {
  const vocabulary = policy([tag('search', ['find'])], [tag('webhooks')])
  const { areas, themes } = usedTags(vocabulary, [
    use('search', 4, 1),
    use('find', 1, 1),
    use('sso', 2, 0, true),
    use('webhooks', 1),
  ])
  expect(areas).toMatchObject([
    { slug: 'search', open: 2, all: 5 },
    { slug: 'sso', all: 2, name: null },
  ])
  expect(themes.map(({ slug }) => slug)).toEqual(['webhooks'])
  expect(strayTags(vocabulary, { areas: [], themes: ['find', 'search'] })).toEqual([])
})

describe('TAG-5: which vocabularies are taken', () => {
  function faultOf(document: TagPolicy): string {
    try {
      checkTagPolicy(document)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'policy_invalid') return error.message
      throw error
    }
    return 'taken'
  }

  test.each([
    ['each once', policy([tag('a', ['b']), tag('c')], [tag('a')]), 'taken'],
    ['a slug twice', policy([tag('a'), tag('a')]), 'areas[1].slug is “a”, as areas[0].slug is.'],
    [
      'one that still is a tag',
      policy([], [tag('a', ['b']), tag('b')]),
      'themes[0].replaces[0] is “b”, which themes[1].slug still is.',
    ],
    ['itself', policy([], [tag('a', ['a'])]), 'themes[0].replaces[0] is “a”, which themes[0].slug still is.'],
    [
      'one of two',
      policy([], [tag('a', ['x']), tag('b', ['x'])]),
      'themes[1].replaces[0] is “x”, as themes[0].replaces[0] is.',
    ],
  ])('%s', (_, document, text) => {
    expect(faultOf(document)).toContain(text)
  })

  test('close ones are warned of', () => {
    expect(tagWarnings(policy([tag('code-hosts'), tag('code-host')]))).toEqual([
      'areas[1] “code-host” is another form of “code-hosts”. Keep one, and let it replace the other.',
    ])
  })

  test('the one that ships is sound, and has the areas that routing speaks of', () => {
    const vocabulary = Shape.parse(shipped('tags-default'))
    expect(checkTagPolicy(vocabulary)).toBe(vocabulary)
    expect(tagWarnings(vocabulary)).toEqual([])
    const routing = RoutingShape.parse(shipped('routing-default'))
    expect(vocabulary.areas.map(({ slug }) => slug)).toEqual(routing.areas.map(({ slug }) => slug))
  })
})

test('TAG-1: a vocabulary has areas and themes, each with when to use it', () => {
  const { areas, themes } = Shape.parse(shipped('tags-default'))
  expect([...areas, ...themes].filter(({ about }) => about === '')).toEqual([])
  expect(themes.length).toBeGreaterThan(10)
})
