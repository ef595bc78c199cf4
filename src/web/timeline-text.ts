/** The words of a ticket's timeline and of its exports. */
import type { ClockStep } from './ticket/clock-steps.ts'
import type { TimelineKind } from './ticket/timeline-kinds.ts'

export const timelineText = {
  filter: 'Show on the timeline',
  all: 'Everything',
  kinds: {
    messages: 'Messages',
    notes: 'Notes',
    places: 'Places',
    clocks: 'Clocks',
    hands: 'Hand-offs and help',
    decisions: 'Decisions',
  } satisfies Record<TimelineKind, string>,
  none: 'Nothing of this kind has happened.',
  place: (place: number) => `It came to place ${place}`,
  left: 'It left the line',
  /** After the name of the clock. */
  clock: {
    started: 'started',
    retargeted: 'has another target',
    rebased: 'goes by the rules as they are now',
    joined: 'counts from an earlier start',
    paused: 'paused',
    resumed: 'goes on',
    met: 'met',
    late: 'ended late',
    cancelled: 'cancelled',
    restored: 'is owed again',
    reopened: 'goes on after it was solved',
    runs_on: 'runs on',
  } satisfies Record<ClockStep['did'], string>,
  due: (when: string) => `, due ${when}`,
  copied: 'The link to this entry is copied.',
  link: 'Link to this entry',
  export: {
    title: 'Export',
    public: 'What the customer may see',
    full: 'Everything, internal',
    print: 'Print this page',
    portal: 'Save as text',
  },
} as const
