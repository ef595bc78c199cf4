/** Asks the registry for known weaknesses of the packages that are shipped: `tsx scripts/audit-packages.ts`. Fails when there
 *  is a high or critical one. A registry that answers no such question is said to be one, and nothing fails. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'

const GRAVE: ReadonlySet<string> = new Set(['high', 'critical'])
/** What a registry answers that has no audit: there is no such address, or nothing may be sent to it. */
const NO_AUDIT: ReadonlySet<number> = new Set([404, 405, 501])

const Via = z.union([z.string(), z.looseObject({ title: z.string().optional(), url: z.string().optional() })])
const Weakness = z.looseObject({ severity: z.string(), range: z.string().default(''), via: z.array(Via).default([]) })
const Report = z.union([
  z.looseObject({ vulnerabilities: z.record(z.string(), Weakness) }),
  z.looseObject({ statusCode: z.number().optional(), message: z.string().optional() }),
])

export interface Audit {
  readonly passes: boolean
  /** What to say, a line each. */
  readonly lines: readonly string[]
}

function told(name: string, { severity, range, via }: z.output<typeof Weakness>): string {
  const [first] = via.flatMap((each) => (typeof each === 'string' ? [] : [each]))
  const through = via.flatMap((each) => (typeof each === 'string' ? [each] : []))
  const why = first ? [first.title, first.url].filter(Boolean).join(' ') : `through ${through.join(', ')}`
  return `${name} ${range} (${severity}): ${why}`
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What `npm audit --json` printed, read. */
export function readAudit(printed: string): Audit {
  const report = Report.safeParse(jsonIn(printed))
  if (!report.success) return { passes: false, lines: ['npm audit printed nothing that can be read. Run it by hand.'] }
  if ('vulnerabilities' in report.data) {
    const all = Object.entries(Report.options[0].parse(report.data).vulnerabilities)
    const grave = all.filter(([, { severity }]) => GRAVE.has(severity)).map(([name, each]) => told(name, each))
    const rest = all.length - grave.length
    const less = rest === 0 ? [] : [`${rest} of less than high severity.`]
    if (grave.length > 0) return { passes: false, lines: [...grave, ...less] }
    return { passes: true, lines: ['No package that is shipped has a known weakness of high severity.', ...less] }
  }
  const { statusCode, message } = Report.options[1].parse(report.data)
  if (statusCode !== undefined && NO_AUDIT.has(statusCode)) {
    const says = `This registry offers no audit (it answers ${statusCode}): known weaknesses were NOT looked for.`
    return { passes: true, lines: [says, 'Run `npm audit --omit=dev` against one that does.'] }
  }
  return { passes: false, lines: [`npm audit failed: ${message ?? 'it does not say why'}`] }
}

if (process.argv[1] === import.meta.filename) {
  const args = ['audit', '--omit=dev', '--audit-level=high', '--json']
  const { stdout } = spawnSync('npm', args, { cwd: path.join(import.meta.dirname, '..'), encoding: 'utf8' })
  const { passes, lines } = readAudit(stdout ?? '')
  process.stdout.write(`${lines.join('\n')}\n`)
  if (!passes) process.exitCode = 1
}
