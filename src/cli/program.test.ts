import { expect, test } from 'vitest'
import { help, topline } from '../../test/support/cli.ts'

test('the help of the program', async () => {
  const { exit, stdout, stderr } = await topline('--help')
  expect([exit, stderr]).toEqual([0, ''])
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: topline [options] [command]

    Every ask in one strict order, with the reason for every place.

    Options:
      --version                   show the version
      --json                      answer with one JSON document; problems too
      --as <handle>               act as this member; the owner of the workspace when left out
      --workspace <slug>          the workspace to work in; the first one when left out
      --server <url>              the server to ask; the one of this machine when left out
      --debug                     on a fault of ours, show where it came from
      --help                      show how to use it

    Work:
      queue                       the line: look at it, take from it
      ticket                      one ticket: open it, read it, act on it
      issue                       what tickets lead to: defects, gaps, missing documents
      triage                      what nobody has judged yet
      template                    what replies and notes begin with
      form                        what is asked of whoever opens a ticket
      contact                     a person who asks
      account                     who asks
      sender                      who asks, where nobody knows yet for whom
      calendar                    the hours that clocks count
      policy                      what is promised, and when
      report                      which promises were kept, which holds look odd, how routing does
      attention [options]         show what needs you beside the queue: mentions, hand-offs, answers,
                                  promises about to break
      help-requests [options]     show what engineering is asked, in the strict order of each team
      concerns [options]          show open concerns, and for whom each waits
      duty [options]              who is on duty now, who is next, and when the next person arrives
      digest                      show what your next digest would say now
      search [options] <text...>  find tickets by the words in them
      tags                        show the tags there are, how often each is used, and which look alike
      sign-in [options]           sign in at a server, by a code that you confirm in the browser
      sign-out                    sign out at a server, and forget its token
      whoami                      show who you are, and in which workspace

    Set up and take care of:
      serve [options]             start the server and the web app
      sign-in-link                make a link that signs the owner in once, within 15 minutes, on this
                                  machine
      access                      show who may what: every role and every sentence
      demo [options]              load a made-up company with 90 days of tickets
      import                      tickets from elsewhere
      audit                       who did what, and proof that it is all there
      workspace                   workspaces of this installation, and as files
      member                      who works here, and as what
      notices                     what you are told by mail, and when not
      token                       what lets a program in
      provider                    a workspace's own sign-in provider
      secrets                     what integrations sign in with, sealed
      config                      the options it runs with
      backup [options] <file>     write everything of this installation into one file, while it goes on
                                  running
      restore [options] <file>    read a backup into an installation that has nothing yet
      rebuild [options]           compute everything that is stored about tickets anew from their events
      doctor                      check that everything topline needs is there, and say how to mend what
                                  is not
      help [command]              show how to use a command

    Exit codes: 0 done, 1 refused, also in part, 2 wrong usage, 3 our fault.

      topline serve --demo-if-empty      a company to look at, in the browser
      topline queue list                 the line, number one first
      topline ticket why 12              the reason for a ticket's place
    "
  `)
})

test('the help of the nouns', async () => {
  expect(await help('queue')).toMatchInlineSnapshot(`
    "Usage: topline queue [options] [command]

    the line: look at it, take from it

    Options:
      --help                 show how to use it

    Commands:
      list [options]         show a line in its order, number one first
      next [options]         take the first waiting ticket of a team under a short lease
      offered [options]      list what is offered to you or your team, or was sent back to you
      mode [options] <mode>  switch every line of the workspace between normal order and hard choices"
  `)
  expect(await help('account')).toMatchInlineSnapshot(`
    "Usage: topline account [options] [command]

    who asks

    Options:
      --help                        show how to use it

    Commands:
      list [text]                   list accounts
      show <slug>                   all that is known of an account
      contacts <slug>               the people at an account
      opportunities <slug>          the deals with an account
      add [options] <slug>          add an account
      facts [options] <slug>        change what is on file of an account: name, mail domains, lifecycle,
                                    people, its id elsewhere
      terms [options] <slug>        change what an account is promised; its open tickets change with it
      money [options] <slug>        write down what the CRM knows of an account: revenue, renewal, how
                                    likely it leaves
      opportunity [options] <slug>  add an opportunity, or change the one with this source and id
      import [options] <file>       import accounts, contacts or opportunities from the table of a CRM
      export [options] <file>       write all accounts, contacts or opportunities to a CSV file that an
                                    import reads back"
  `)
  expect(await help('ticket')).toMatchInlineSnapshot(`
    "Usage: topline ticket [options] [command]

    one ticket: open it, read it, act on it

    Options:
      --help                             show how to use it

    Commands:
      open [options]                     open a ticket, in its own words or by a form
      show <number>                      show the facts of a ticket and its conversation
      missing [options] <number>         show what its form leaves open, and a text that asks for it
      ask-missing [options] <number>     ask for what is missing: a colleague by a note, the customer by
                                         a public reply
      answer-form [options] <number>     fill in what its form asks
      why [options] <number>             say why a ticket stands where it stands, and what would move it
      clocks [options] <number>          show every clock of a ticket, and what moved it
      history <number>                   list what happened to a ticket, with its place after each step
      export [options] <number>          write a ticket as Markdown: what its customer may see, or
                                         everything
      claim [options] <number>           make a ticket yours; what it passes over is recorded
      skip [options] <number>            give back the ticket that \`queue next\` gave you
      release [options] <number>         give a ticket back to the line
      reply [options] <number>           answer in public
      note [options] <number>            write an internal note; no customer sees it
      receive [options] <number>         add a message from the customer
      judge [options] <number>           overrule what a public reply counts as; for leads
      waive [options] <number>           say that a message of the customer needs no answer
      attach [options] <number> <file>   put a file to a ticket; for us alone unless it belongs to a
                                         message the customer sees
      attachments [options] <number>     list the files of a ticket, and save them
      triage [options] <number>          set severity and priority; with evidence alone what the written
                                         criteria imply
      criteria <number>                  show the written criteria that a ticket is triaged by, and what
                                         they ask
      propose [options] <number>         say what you think its severity or priority should be; support
                                         decides
      route [options] <number> [team]    send a ticket to a team; without one, show where it could go
                                         and why
      classify [options] <number>        say what a ticket is about; what is left out stays
      similar [options] [number]         find tickets that ask the same as a ticket, or as a text
      affects [options] <number>         say that a further account asks the same; it counts, and nobody
                                         opens a second ticket
      assign-account [options] <number>  say whose a ticket is; its terms and clocks follow
      hand-off [options] <number>        offer a ticket to other hands with its packet; without --kind,
                                         show what each packet asks
      accept [options] <number>          take a ticket that is offered to you or your team
      bounce [options] <number>          send an offered ticket back, naming what is missing
      withdraw [options] <number>        take an offer back
      hold [options] <number>            take a ticket out of the line until somebody else has acted
      resume [options] <number>          end a hold; the next action is ours again
      reopen [options] <number>          bring a solved or closed ticket back
      solve [options] <number>           believe a ticket done; an answer of the customer reopens it
      close [options] <number>           end a solved ticket for one of the seven closing reasons
      closing <number>                   show for which reasons a ticket may be closed, and what each
                                         still needs
      dismiss [options] <number>         end a ticket without work; its clocks are cancelled, and
                                         reported
      merge [options] <number>           end a ticket because it goes on in another, with every promise
                                         it still owes
      split [options] <number>           open a ticket of its own for a part of what is asked; both keep
                                         their time
      link [options] <number>            link a ticket with another, such as side work; told on both
      unlink [options] <number>          take the link between two tickets off
      watch [options] <number>           follow a ticket: what its customer writes, and how it stands,
                                         comes to your attention
      unwatch [options] <number>         follow a ticket no longer
      link-issue [options] <number>      link a ticket with an issue; it hears when the issue ships
      unlink-issue [options] <number>    take the link between a ticket and an issue off
      pin [options] <number>             record an exception to the order: the ticket stands above all
                                         that is not pinned
      unpin [options] <number>           take the pin off; the order decides again
      snooze [options] <number>          leave a ticket out of the triage inbox for a while; no clock
                                         stops
      undo [options] <number>            take back what you did last, for ten seconds; a step of triage
                                         or a hold later too; the log keeps both
      bulk [options] <verb> <number...>  one verb on many tickets, each done or refused by itself;
                                         --preview tells what it would do, undo takes it back
      ask-help [options] <number>        ask engineering for help; without a kind, show what each kind
                                         asks and what is known already
      take-help [options] <number>       say that you are at a help request
      bounce-help [options] <number>     send a help request back to its owner, naming what is missing
      move-help [options] <number>       move a help request to another place in the line of its team
      answer-help [options] <number>     answer a help request; the answer goes to the owner of the
                                         ticket
      complete-help [options] <number>   add what was missing to a help request that was sent back
      withdraw-help [options] <number>   ask for nothing any more
      concern                            a disagreement on its way up the escalation path"
  `)
})

test('the version', async () => {
  expect(await topline('--version')).toMatchObject({ exit: 0, stdout: '0.1.0\n', stderr: '' })
})

test('help by name is the help of the option', async () => {
  const byName = await topline('help queue')
  expect(byName).toMatchObject({ exit: 0, stdout: (await topline('queue --help')).stdout })
})

test('help is never wider than it reads well, and narrower on a narrow terminal', async () => {
  const widest = async (columns: number) => {
    const { stdout } = await topline('queue list --help', { out: { columns } })
    return Math.max(...stdout.split('\n').map((line) => line.length))
  }
  expect(await widest(Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(100)
  expect(await widest(80)).toBeLessThanOrEqual(80)
})
