import { expect, test } from 'vitest'
import { help } from '../../../test/support/cli.ts'

test('ticket solve', async () => {
  expect(await help('ticket solve')).toMatchInlineSnapshot(`
    "Usage: topline ticket solve [options] <number>

    believe a ticket done; an answer of the customer reopens it

    Arguments:
      number                  number of the ticket

    Options:
      --resolution <text>     what ended it, in a sentence (required)
      --document <answer>     which document would have answered it: its address, missing, or not_needed
      --issue <number>        of a missing document: the documentation issue that asks for it
      --new-issue <title>     of a missing document: title of the issue to make; of its subject when
                              left out
      --issue-owner <handle>  who looks after that issue
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
      --comment <text>        what else there is to say, such as the address of what was filed
      --vouch <condition>     a condition that you vouch for, may be given several times: link_shared,
                              ce_told, fixed_or_shared, feedback_passed_on, ce_asked
      --document <answer>     which document would have answered it: its address, missing, or not_needed
      --issue <number>        of a missing document: the documentation issue that asks for it
      --new-issue <title>     of a missing document: title of the issue to make; of its subject when
                              left out
      --issue-owner <handle>  who looks after that issue
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket judge', async () => {
  expect(await help('ticket judge')).toMatchInlineSnapshot(`
    "Usage: topline ticket judge [options] <number>

    overrule what a public reply counts as; for leads

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         what the reply says, or does not say (required)
      --reply <version>       version of the reply, as \`ticket show\` tells it (required)
      --weight <weight>       what it counts as (choices: "response", "acknowledgement", "automatic")
                              (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket waive', async () => {
  expect(await help('ticket waive')).toMatchInlineSnapshot(`
    "Usage: topline ticket waive [options] <number>

    say that a message of the customer needs no answer

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why it needs none (required)
      --message <version>     version of the message, as \`ticket show\` tells it (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket dismiss', async () => {
  expect(await help('ticket dismiss')).toMatchInlineSnapshot(`
    "Usage: topline ticket dismiss [options] <number>

    end a ticket without work; its clocks are cancelled, and reported

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         what makes it so (required)
      --dismissal <what>      what it is (choices: "spam", "duplicate", "declined", "no_action")
                              (required)
      --of <number>           the ticket that a duplicate repeats
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket merge', async () => {
  expect(await help('ticket merge')).toMatchInlineSnapshot(`
    "Usage: topline ticket merge [options] <number>

    end a ticket because it goes on in another, with every promise it still owes

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why the two are one (required)
      --into <number>         where it goes on (required)
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket split', async () => {
  expect(await help('ticket split')).toMatchInlineSnapshot(`
    "Usage: topline ticket split [options] <number>

    open a ticket of its own for a part of what is asked; both keep their time

    Arguments:
      number                  number of the ticket

    Options:
      --reason <text>         why the two are apart (required)
      --body <text>           the text; - reads it from standard input
      --body-file <path>      a file that holds the text; - reads it from standard input
      --subject <text>        what the other part is about, in a line (required)
      --kind <kind>           what the other part is; the same when left out (choices: "question",
                              "problem", "feature", "presales", "incident", "task")
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})
