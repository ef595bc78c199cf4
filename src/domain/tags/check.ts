/** Which `tags` documents are taken, and what of them looks odd. Rules: docs/spec/tags.md. */
import { type Fault, fault, refuse } from '../sla/faults.ts'
import { TAG_LISTS, type Tag, type TagList, type TagPolicy } from './document.ts'
import { nearTo } from './nearness.ts'

function listFaults(tags: readonly Tag[], list: TagList): Fault[] {
  const bearer = new Map<string, string>()
  const faults: Fault[] = []
  const claim = (slug: string, place: string, text: (by: string) => string): void => {
    const by = bearer.get(slug)
    if (by === undefined) bearer.set(slug, place)
    else faults.push(fault(place, text(by)))
  }
  for (const [index, { slug }] of tags.entries()) {
    claim(slug, `${list}[${index}].slug`, (by) => `is “${slug}”, as ${by} is. Give each tag a slug of its own.`)
  }
  for (const [index, { replaces = [] }] of tags.entries()) {
    for (const [at, old] of replaces.entries()) {
      const clash = (by: string) =>
        by.endsWith('slug')
          ? `is “${old}”, which ${by} still is. Remove that tag, so that this one takes its place.`
          : `is “${old}”, as ${by} is. One tag takes the place of another.`
      claim(old, `${list}[${index}].replaces[${at}]`, clash)
    }
  }
  return faults
}

/** Passes a vocabulary in which each slug means one thing (TAG-5).
 *  @throws Refusal `policy_invalid` with the `place` of the first fault, and all `faults` */
export function checkTagPolicy(document: TagPolicy): TagPolicy {
  refuse(TAG_LISTS.flatMap((list) => listFaults(document[list], list)))
  return document
}

const BECAUSE = {
  punctuation: 'differs only in what stands between its words from',
  plural: 'is another form of',
  order: 'has the same words as',
  spelling: 'is spelled much like',
} as const

/** What a reviewer should look at though the vocabulary is taken: tags that are close to each other (TAG-2). */
export const tagWarnings = (document: TagPolicy): string[] =>
  TAG_LISTS.flatMap((list) =>
    document[list].flatMap(({ slug }, index) =>
      nearTo(
        slug,
        document[list].slice(0, index).map((tag) => tag.slug),
      ).map(
        (near) =>
          `${list}[${index}] “${slug}” ${BECAUSE[near.because]} “${near.slug}”. Keep one, and let it replace the other.`,
      ),
    ),
  )
