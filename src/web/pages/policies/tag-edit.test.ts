import { expect, test } from 'vitest'
import { mergedTag, splitTags, withoutTag, withTag } from './tag-edit.ts'

const tag = (slug: string, replaces?: string[]) => ({ slug, name: slug, about: '', ...(replaces ? { replaces } : {}) })
const policy = { name: 't', about: '', areas: [tag('search')], themes: [tag('a', ['old']), tag('b')] }
const slugs = (themes: readonly { slug: string }[]) => themes.map(({ slug }) => slug)

test('TAG-4: a tag that is renamed keeps its place and takes the old one’s', () => {
  const { themes, areas } = withTag(policy, 'themes', 'a', { ...tag('c'), replaces: ['old', 'a'] })
  expect(themes).toEqual([{ ...tag('c'), replaces: ['old', 'a'] }, tag('b')])
  expect(areas).toBe(policy.areas)
  expect(slugs(withTag(policy, 'themes', undefined, tag('c')).themes)).toEqual(['a', 'b', 'c'])
  expect(withTag(policy, 'themes', 'b', { ...tag('b'), replaces: [] }).themes[1]).toEqual(tag('b'))
})

test('TAG-4: merged tags are shown as one, with what each took the place of', () => {
  expect(mergedTag(policy, 'themes', 'a', 'b').themes).toEqual([tag('b', ['a', 'old'])])
  expect(mergedTag(policy, 'themes', 'stray', 'b').themes).toEqual([tag('a', ['old']), tag('b', ['stray'])])
})

test('TAG-5: a tag is taken out', () => {
  expect(slugs(withoutTag(policy, 'themes', 'a').themes)).toEqual(['b'])
  expect(splitTags(' a, b  b,,c ')).toEqual(['a', 'b', 'c'])
})
