/** Talks to a server that is not this machine's own: with a token, and a word of what to do where it has none. */
import type { CallAnswer, ClientOptions, Send } from '../../contract/client.ts'
import { CommandFailed } from '../command-failed.ts'
import type { ClientTarget } from '../deps.ts'

interface Given {
  readonly server: string
  /** From the environment; wins over the one that was kept. */
  readonly token: string | undefined
  readonly kept: string | undefined
}

/** What to do about a credential that does not count. */
const todo = ({ server, token }: Given): string =>
  token === undefined
    ? `Run \`topline sign-in --server ${server}\`.`
    : 'The token is that of TOPLINE_TOKEN: set another, or none.'

function withTodo(answer: CallAnswer, given: Given): CallAnswer {
  if (answer.status !== 401) return answer
  const problem = JSON.parse(answer.body) as { detail: string }
  const [wrong = ''] = /^.*?[.](?=\s|$)/.exec(problem.detail) ?? []
  return { ...answer, body: JSON.stringify({ ...problem, detail: `${wrong} ${todo(given)}` }) }
}

/** How to talk to the server. @throws CommandFailed `wrong_usage` for --as, which takes the machine of the server */
export function serverOptions(
  given: Given,
  { member, workspace }: Omit<ClientTarget, 'server'>,
  send: Send,
): Omit<ClientOptions, 'newKey'> {
  const { token, kept } = given
  if (member !== undefined || workspace !== undefined) {
    const option = member === undefined ? '--workspace' : '--as'
    const text = `${option} works on the machine of the server alone. Elsewhere you are who signed in, where you signed in.`
    throw new CommandFailed('wrong_usage', `${text} Leave it out.`)
  }
  return { secret: token ?? kept, send: async (request) => withTodo(await send(request), given) }
}
