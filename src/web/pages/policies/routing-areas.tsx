import type { RoutedArea } from '../../../contract/routing.ts'
import { keywordText, toText } from './route-words.ts'

/** Each product area with its owner and the words that speak of it. */
export function RoutingAreas({ areas }: { readonly areas: readonly RoutedArea[] }) {
  return (
    <dl className="grid grid-cols-1 text-sm">
      {areas.map(({ slug, name, keywords, owner }) => (
        <div key={slug} className="grid gap-x-4 border-t border-line py-2 md:grid-cols-[14rem_12rem_minmax(0,1fr)]">
          <dt>
            <span className="font-medium">{name}</span> <span className="text-xs text-faint">{slug}</span>
          </dt>
          <dd className="text-soft">{toText(owner)}</dd>
          <dd className="text-xs text-soft [overflow-wrap:anywhere]">{keywords.map(keywordText).join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}
