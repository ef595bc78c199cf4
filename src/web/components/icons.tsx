/** All icons: strokes on a 16 by 16 grid, coloured by the text around them and silent to screen readers. */
import type { ReactNode } from 'react'

interface IconProps {
  readonly className?: string
}

const drawn = (shape: ReactNode) =>
  function Icon({ className = '' }: IconProps) {
    return (
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={`shrink-0 ${className.includes('size-') ? '' : 'size-4'} ${className}`}
      >
        {shape}
      </svg>
    )
  }

const ring = <circle cx="8" cy="8" r="6" />

export const LineIcon = drawn(<path d="M2.5 3.5h11M2.5 8h8M2.5 12.5h5" />)
export const SearchIcon = drawn(
  <>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3 3" />
  </>,
)
export const PlusIcon = drawn(<path d="M8 3v10M3 8h10" />)
export const CloseIcon = drawn(<path d="m4 4 8 8M12 4l-8 8" />)
export const CheckIcon = drawn(<path d="m3 8.5 3.2 3.2L13 5" />)
export const ChevronDownIcon = drawn(<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />)
export const ChevronRightIcon = drawn(<path d="m6.5 4.5 3.5 3.5-3.5 3.5" />)
export const ChevronLeftIcon = drawn(<path d="M9.5 4.5 6 8l3.5 3.5" />)
export const ArrowUpIcon = drawn(<path d="M8 13V3.5M4 7.5l4-4 4 4" />)
export const ArrowDownIcon = drawn(<path d="M8 3v9.5M4 8.5l4 4 4-4" />)
export const MoreIcon = drawn(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />)
export const LockIcon = drawn(
  <>
    <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
    <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />
  </>,
)
export const ReplyIcon = drawn(<path d="M6.5 4 2.5 8l4 4M3 8h6.5a4 4 0 0 1 4 4v.5" />)
export const InboxIcon = drawn(<path d="M2.5 9.5 4.2 3.8h7.6l1.7 5.7v3h-11zM2.5 9.5h3l1 1.5h3l1-1.5h3" />)
export const ClockIcon = drawn(
  <>
    {ring}
    <path d="M8 4.75V8l2.25 1.5" />
  </>,
)
export const AlertIcon = drawn(<path d="M8 2.75 14 13H2zM8 6.5v3M8 11.25h.01" />)
export const PinIcon = drawn(<path d="M5.5 2.5h5M6.25 2.5v4L4 9.25h8L9.75 6.5v-4M8 9.25v4.25" />)
export const HoldIcon = drawn(
  <>
    {ring}
    <path d="M6.5 6v4M9.5 6v4" />
  </>,
)
export const ResumeIcon = drawn(
  <>
    {ring}
    <path d="m6.75 5.75 3.5 2.25-3.5 2.25z" />
  </>,
)
export const SolveIcon = drawn(
  <>
    {ring}
    <path d="m5.5 8.25 1.75 1.75 3.25-3.75" />
  </>,
)
export const ReopenIcon = drawn(<path d="M3 8a5 5 0 1 0 1.6-3.7L3 5.75M3 2.75v3h3" />)
export const ArchiveIcon = drawn(<path d="M2.5 3.5h11v3h-11zM3.5 6.5v6h9v-6M6.5 9h3" />)
export const SkipIcon = drawn(<path d="m3.5 4 5 4-5 4zM12 4v8" />)
export const ReleaseIcon = drawn(<path d="M8 10V3M5 6l3-3 3 3M3 10v3h10v-3" />)
export const ClaimIcon = drawn(<path d="M8 3v7M5 7l3 3 3-3M3 11v2h10v-2" />)
export const TriageIcon = drawn(<path d="M2.5 4h11M4.5 8h7M6.5 12h3" />)
export const KeyboardIcon = drawn(
  <>
    <rect x="1.75" y="4" width="12.5" height="8" rx="1.5" />
    <path d="M4.5 7h.01M7 7h.01M9.5 7h.01M11.75 7h.01M5.5 9.5h5" />
  </>,
)
export const CommandIcon = drawn(<path d="m4 5 3 3-3 3M8.5 11.5H12" />)
export const ScreenIcon = drawn(
  <>
    <rect x="2" y="3" width="12" height="8" rx="1.25" />
    <path d="M6 13.5h4" />
  </>,
)
export const OfflineIcon = drawn(
  <path d="M2 2l12 12M2.5 6.5a8 8 0 0 1 3-1.8M9 4.3a8 8 0 0 1 4.5 2.2M5 9.5a4.5 4.5 0 0 1 2-1.1M8 12.5h.01" />,
)
export const HardIcon = drawn(<path d="M8 2.5v11M4.5 13.5h7M3 5h10M3 5l-1.5 4h3zM13 5l-1.5 4h3z" />)
export const ListIcon = drawn(<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01" />)
