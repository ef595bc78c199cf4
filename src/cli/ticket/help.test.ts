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
      --weight <weight>       what it is worth; what the check says when left out (choices: "response",
                              "acknowledgement", "automatic")
      --after <then>          hold it for the customer, or solve it, at once (choices: "stay", "hold",
                              "solve")
      --template <slug>       a template in place of a text; \`template list\` tells which there are
      --fill <place=text>     what belongs in a place of the template; may be repeated
      --confirm               send it although it repeats an internal note
      --sent <when>           when it was sent, if earlier than now: a time such as 2026-03-05T12:00Z
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
      --sent <when>           when it was sent, if earlier than now: a time such as 2026-03-05T12:00Z
      --if-version <version>  refuse when the ticket has moved on since this version
      --help                  show how to use it"
  `)
})

test('ticket triage', async () => {
  expect(await help('ticket triage')).toMatchInlineSnapshot(`
    "Usage: topline ticket triage [options] <number>

    set severity and priority; with evidence alone what the written criteria imply

    Arguments:
      number                        number of the ticket

    Options:
      --severity <severity>         0 is worst; what the evidence implies when left out (choices: "0",
                                    "1", "2", "3")
      --priority <priority>         p0 is first; the level’s when left out (choices: "p0", "p1", "p2",
                                    "p3")
      --level <name>                a level as the criteria name it, such as "Severity 1"
      --evidence <question=answer>  such as users=60 or workaround=no; may be repeated
      --reason <text>               the criteria it meets; made of the evidence when left out
      --if-version <version>        refuse when the ticket has moved on since this version
      --help                        show how to use it"
  `)
})

test('ticket hold', async () => {
  expect(await help('ticket hold')).toMatchInlineSnapshot(`
    "Usage: topline ticket hold [options] <number>

    take a ticket out of the line until somebody else has acted

    Arguments:
      number                  number of the ticket

    Options:
      --for <whom>            whose turn it is (choices: "customer", "third_party", "internal")
                              (required)
      --reason <reason>       what is waited for (choices: "answered", "information_needed",
                              "customer_tests", "customer_maintenance", "agreed_date", "vendor_answer",
                              "vendor_fix", "engineering_answer", "fix_scheduled", "product_decision",
                              "other") (required)
      --note <text>           what else there is to say; needed with --reason other
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
