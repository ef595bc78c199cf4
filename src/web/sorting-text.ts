/** The words of sending tickets where they belong: routing, classifying, tags. */
import type { Nearness } from '../domain/tags/nearness.ts'
import type { Effort } from '../domain/vocabulary.ts'
import { count } from './format.ts'
import { text } from './text.ts'

const { tickets } = text

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** How sure a path is, as a person would say it. */
function sure(confidence: number): string {
  if (confidence >= 0.75) return 'very likely'
  if (confidence >= 0.5) return 'likely'
  return confidence >= 0.25 ? 'possible' : 'a guess'
}

const effort: Record<Effort, string> = {
  minutes: 'Minutes',
  hours: 'Hours',
  days: 'Days',
  weeks: 'Weeks',
}

const because: Readonly<Record<Nearness, string>> = {
  punctuation: 'written otherwise',
  plural: 'another form',
  order: 'the same words',
  spelling: 'spelled alike',
}

export const sortingText = {
  percent,
  chosenBy: (rule: string, wrong: boolean) => `${rule === 'default' ? 'no rule' : rule}${wrong ? ', and sent on' : ''}`,
  route: {
    legend: 'Where it could go, the surest first',
    sure: (confidence: number) => `${percent(confidence)}, ${sure(confidence)}`,
    here: 'it is here now',
    bestEffort: 'best effort, no clock runs',
    noAction: 'No action for support',
    leftTo: (whom: string) => `Dealt with by ${whom}`,
    other: 'Another team',
    otherSays: 'If none of these is right. A path that leaves the agreed one is recorded, not blocked.',
    choose: 'Choose a team …',
    reason: 'Why it goes there',
    byRule: (rule: string) => `Rule: ${rule}`,
    byNone: 'No rule',
    failed: 'The paths could not be read',
  },
  classify: {
    kind: 'Kind',
    kindSays: 'Another kind aims its clocks anew.',
    area: 'Product area',
    noArea: 'None',
    tags: 'Theme tags',
    tagHint: 'Type to find or add; Enter adds it',
    add: (slug: string) => `Add “${slug}”, which is new`,
    remove: (slug: string) => `Remove ${slug}`,
    used: (open: number, all: number) => `${count(open)} open, ${count(all)} in all`,
    stray: (slug: string) => `“${slug}” is not in the vocabulary.`,
    near: (slug: string, why: Nearness) => `Use “${slug}” (${because[why]})`,
    effort: 'Level of effort',
    noEffort: 'Not said',
    efforts: effort,
  },
  routing: {
    title: 'Routing',
    says: 'Who deals with what: the path that fits best comes first. A detour is recorded, not blocked.',
    none: 'No routing policy is in force. Tickets without a team go to support.',
    coverage: (share: number, routed: number) =>
      `A rule fitted ${percent(share)} of ${tickets(routed)} that came without a team.`,
    notYet: 'No ticket has come without a team yet.',
    detours: (number: number) => `${tickets(number)} left the agreed path by somebody’s choice.`,
    rules: 'Rules',
    rulesSays:
      'Each is as sure as its weight; words that are found make it surer. Wrong: sent elsewhere before anybody answered.',
    columns: {
      rule: 'Rule',
      when: 'Fits',
      to: 'Leads to',
      weight: 'Weight',
      routed: 'Routed',
      wrong: 'Wrong',
      area: 'Area',
      owner: 'Owner',
      words: 'Words',
    },
    every: 'every ticket',
    wrongTo: (places: string) => `sent on to ${places}`,
    gone: 'no longer in force',
    areas: 'Product areas',
    areasSays: 'Whole words in any form; licen… stands for every word that begins so.',
    areaOwner: 'the owner of the area',
    kindOfTeam: (kind: string) => `team of ${kind}`,
    noAction: (whom: string) => `No action for support: ${whom}`,
    aspects: {
      kind: 'kind',
      area: 'about',
      segment: 'segment',
      plan: 'plan',
      technicalAdvisor: 'technical advisor',
      askedBy: 'asked by',
      words: 'words',
    },
    what: 'routing policy',
    versions: 'Versions',
  },
  tags: {
    title: 'Tags',
    says: 'The words tickets are tagged with, how often each is used, and which look like one.',
    what: 'tags',
    areas: 'Product areas',
    areasSays: 'A ticket has one. The routing table knows them by their words.',
    themes: 'Themes',
    themesSays: 'What tickets have in common across areas. A ticket has any number.',
    stray: 'Used, but not in the vocabulary',
    columns: { tag: 'Tag', name: 'Name', when: 'When to use it', open: 'Open', all: 'All', near: 'Looks like' },
    near: (slug: string, why: Nearness) => `${slug} (${because[why]})`,
    replaces: (olds: string) => `in place of ${olds}`,
    adopt: (slug: string) => `Take ${slug} into the vocabulary`,
    adoptShort: 'Take in',
    merge: (slug: string, into: string) => `Show ${slug} as ${into}`,
    mergeShort: (into: string) => `Show as ${into}`,
    edit: (slug: string) => `Change ${slug}`,
    editShort: 'Change',
    remove: 'Take out of the vocabulary',
    add: 'Add a tag',
    slug: 'Tag',
    slugSays: 'Lower-case letters, digits, - and _.',
    name: 'Name',
    about: 'When to use it',
    replacesField: 'In place of',
    replacesSays: 'Old tags, with commas between. Tickets that bear one are shown and counted as this one.',
    keep: 'Keep',
    unsaved: 'Changed, not published',
    discard: 'Discard',
    publish: 'Publish',
    publishTitle: 'Publish the vocabulary',
    publishSays: 'Nothing of the past is rewritten: old tags are shown as what took their place.',
    reason: 'Reason',
    published: (version: number) => `Version ${count(version)} of the tags is published.`,
    none: 'None.',
  },
} as const
