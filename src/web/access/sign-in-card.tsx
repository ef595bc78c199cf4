import type { SignInWays } from '../../contract/access.ts'
import { accessText } from '../access-text.ts'
import { buttonLook } from '../components/button.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Refused } from '../components/states.tsx'
import { startPath } from './sign-in-address.ts'

interface SignInCardProps {
  readonly ways: SignInWays
  /** Where to go once signed in. */
  readonly returnTo: string
  /** Why the last attempt failed. */
  readonly refusal: string | undefined
}

const { signIn } = accessText

/** What to do on the computer Topline runs on. */
function ByLink() {
  const { link } = signIn
  return (
    <section className="grid grid-cols-1 gap-2">
      <h2 className="font-medium">{link.title}</h2>
      <p className="text-soft">{link.says}</p>
      <p className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate rounded-md border border-line bg-panel px-2.5 py-1.5 font-mono text-xs">
          {link.command}
        </code>
        <CopyButton label={link.copy} value={link.command} />
      </p>
      <p className="text-xs text-faint">{link.once}</p>
    </section>
  )
}

/** How one may come in. */
export function SignInCard({ ways, returnTo, refusal }: SignInCardProps) {
  const { provider, link } = ways
  return (
    <>
      {refusal === undefined ? null : <Refused says={refusal} />}
      {provider === null ? null : (
        <a href={startPath(provider.startAt, returnTo)} className={`${buttonLook('primary')} h-10!`}>
          {signIn.with(provider.name)}
        </a>
      )}
      {link ? <ByLink /> : null}
      {provider === null && !link ? <p className="text-soft">{signIn.none}</p> : null}
    </>
  )
}
