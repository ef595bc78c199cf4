/** topline report routing: how the routing rules do. */
import type { Command } from 'commander'
import type { RoutingReport } from '../../contract/routing.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { count, counted, NONE } from '../words.ts'

const percent = (share: number): string => `${Math.round(share * 100)} %`

type Rule = RoutingReport['rules'][number]

const wentTo = ({ wrongTo }: Rule): string =>
  wrongTo.map(({ team, tickets }) => `${team} ${count(tickets)}`).join(', ') || NONE

function routingText({ rules, routed, byRule, coverage, detours, warnings }: RoutingReport, look: Look): string {
  const { dim, yellow } = look.colours
  const head =
    coverage === null
      ? 'Nothing was routed yet: every ticket was given a team.'
      : `${counted(routed, 'ticket')} came without a team; a rule fitted ${count(byRule)} of them (${percent(coverage)}).`
  const table = lookTable(
    rules,
    [
      { head: 'rule', cell: ({ rule, isInForce }) => (isInForce ? rule : `${rule} (no longer)`) },
      { head: 'routed', align: 'right', cell: (rule) => count(rule.routed) },
      { head: 'wrong', align: 'right', cell: ({ wrong }) => ({ text: count(wrong), paint: wrong > 0 ? yellow : dim }) },
      { head: 'share', align: 'right', cell: (rule) => (rule.routed === 0 ? NONE : percent(rule.wrongShare)) },
      { head: 'went to', cut: true, cell: wentTo },
    ],
    look,
  )
  const took = `${counted(detours, 'ticket')} left the agreed path by somebody's choice.`
  return [head, '', table, '', took, ...warnings.map((warning) => `${yellow('Note:')} ${warning}`)].join('\n')
}

export function addReportRouting(report: Command, deps: CliDeps): void {
  report
    .command('routing')
    .description('show how often each routing rule put a ticket somewhere, and how often wrongly')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.routingReport(), say: routingText }),
    )
}
