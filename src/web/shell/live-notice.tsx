import { OfflineIcon } from '../components/icons.tsx'
import type { Connection } from '../data/live.ts'
import { text } from '../text.ts'

/** Over the content, so that nothing moves when the connection comes and goes. */
export function LiveNotice({ connection }: { readonly connection: Connection }) {
  if (connection !== 'lost') return null
  return (
    <p className="pointer-events-none absolute inset-x-0 top-2 z-30 flex justify-center px-4">
      <span className="flex animate-rise items-center gap-2 rounded-full bg-soon-tint px-3 py-1.5 text-xs font-medium text-soon shadow-float">
        <OfflineIcon className="size-3.5" />
        {text.live.lost}
      </span>
    </p>
  )
}
