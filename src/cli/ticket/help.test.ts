import { expect, test } from 'vitest'
import { help } from '../../../test/support/cli.ts'

test('ticket claim', async () => {
  expect(await help('ticket claim')).toMatchInlineSnapshot(`
    "Usage: topline ticket claim [options] <number>

    make a ticket yours; what it passes over is recorded

    Arguments:
      number                  number of the ticket

    Options:
      --take-over <reason>    take it from its owner, and say why
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket skip', async () => {
  expect(await help('ticket skip')).toMatchInlineSnapshot(`
    "Usage: topline ticket skip [options] <number>

    give back the ticket that \`queue next\` gave you

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why not you, or why not now (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket release', async () => {
  expect(await help('ticket release')).toMatchInlineSnapshot(`
    "Usage: topline ticket release [options] <number>

    give a ticket back to the line

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why, for whoever takes it next
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket reply', async () => {
  expect(await help('ticket reply')).toMatchInlineSnapshot(`
    "Usage: topline ticket reply [options] <number>

    answer in public

    Arguments:
      number                  number of the ticket

    Options:
      --body <text>           the text; - reads it from standard input
      --body-file <path>      a file that holds the text; - reads it from standard input
      --after <then>          hold it for the customer, or solve it, at once (choices: "stay", "hold",
                              "solve", default: "stay")
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket note', async () => {
  expect(await help('ticket note')).toMatchInlineSnapshot(`
    "Usage: topline ticket note [options] <number>

    write an internal note; no customer sees it

    Arguments:
      number                  number of the ticket

    Options:
      --body <text>           the text; - reads it from standard input
      --body-file <path>      a file that holds the text; - reads it from standard input
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket receive', async () => {
  expect(await help('ticket receive')).toMatchInlineSnapshot(`
    "Usage: topline ticket receive [options] <number>

    add a message from the customer

    Arguments:
      number                  number of the ticket

    Options:
      --body <text>           the text; - reads it from standard input
      --body-file <path>      a file that holds the text; - reads it from standard input
      --from-name <name>      who wrote it (required)
      --from-email <address>  their mail address
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket triage', async () => {
  expect(await help('ticket triage')).toMatchInlineSnapshot(`
    "Usage: topline ticket triage [options] <number>

    set severity and priority

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         the criteria it meets (required)
      --severity <severity>   0 is worst (choices: "0", "1", "2", "3") (required)
      --priority <priority>   p0 is first (choices: "p0", "p1", "p2", "p3") (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket hold', async () => {
  expect(await help('ticket hold')).toMatchInlineSnapshot(`
    "Usage: topline ticket hold [options] <number>

    take a ticket out of the line until somebody else has acted

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         what is waited for (required)
      --for <whom>            whose turn it is (choices: "customer", "third_party", "internal")
                              (required)
      --acts-next <name>      who acts next, by name (required)
      --until <when>          when to look again: 4h, 2d, or a time such as 2026-03-05T12:00Z
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket resume', async () => {
  expect(await help('ticket resume')).toMatchInlineSnapshot(`
    "Usage: topline ticket resume [options] <number>

    end a hold; the next action is ours again

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why it goes on (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket solve', async () => {
  expect(await help('ticket solve')).toMatchInlineSnapshot(`
    "Usage: topline ticket solve [options] <number>

    believe a ticket done; an answer of the customer reopens it

    Arguments:
      number                  number of the ticket

    Options:
      --resolution <text>     what ended it, in a sentence (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket reopen', async () => {
  expect(await help('ticket reopen')).toMatchInlineSnapshot(`
    "Usage: topline ticket reopen [options] <number>

    bring a solved or closed ticket back

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why it is not done (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket close', async () => {
  expect(await help('ticket close')).toMatchInlineSnapshot(`
    "Usage: topline ticket close [options] <number>

    end a solved ticket for one of the seven closing reasons

    Arguments:
      number                  number of the ticket

    Options:
      --reason <reason>       the closing reason (choices: "customer_confirmed",
                              "workaround_and_issue_filed", "customer_silent_confident",
                              "defect_fixed_or_filed", "product_gap_filed", "product_feedback_filed",
                              "customer_silent_unanswered") (required)
      --comment <text>        what else there is to say
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket pin', async () => {
  expect(await help('ticket pin')).toMatchInlineSnapshot(`
    "Usage: topline ticket pin [options] <number>

    record an exception to the order: the ticket stands above all that is not pinned

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why the order is wrong here (required)
      --expires <when>        when it ends: 4h, 2d, or a time such as 2026-03-05T12:00Z (required)
      --place <place>         place among the pinned, 1 stands first (default: 1)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket unpin', async () => {
  expect(await help('ticket unpin')).toMatchInlineSnapshot(`
    "Usage: topline ticket unpin [options] <number>

    take the pin off; the order decides again

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why it is no longer needed (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})
