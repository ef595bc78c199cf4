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
export const RouteIcon = drawn(<path d="M2.5 8h4l4-4.5h3M11 1.5l2.5 2L11 5.5M6.5 8l4 4.5h3M11 10.5l2.5 2-2.5 2" />)
export const TagIcon = drawn(<path d="M2.5 2.5h5.5l5.5 5.5-5.5 5.5-5.5-5.5zM5.5 5.5h.01" />)
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
export const MoonIcon = drawn(<path d="M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z" />)
export const CancelledIcon = drawn(
  <>
    {ring}
    <path d="m4 12 8-8" />
  </>,
)
export const AttachIcon = drawn(
  <path d="m13 7.5-5.6 5.6a3.2 3.2 0 0 1-4.5-4.5l5.9-5.9a2.1 2.1 0 0 1 3 3l-5.7 5.7a1 1 0 0 1-1.5-1.5L9.7 4.8" />,
)
export const CalendarIcon = drawn(<path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.25V5M10.5 2.25V5" />)
export const GlobeIcon = drawn(
  <>
    {ring}
    <path d="M2 8h12M8 2c2.2 2.2 2.2 9.8 0 12M8 2c-2.2 2.2-2.2 9.8 0 12" />
  </>,
)
export const RulesIcon = drawn(<path d="M3 4.5 4.25 5.75 6.5 3M9 4.5h4.5M3 11l1.25 1.25L6.5 9.5M9 11h4.5" />)
export const ReportIcon = drawn(<path d="M2.5 13.5h11M4.25 11V8M8 11V3.5M11.75 11V6" />)
export const HelpIcon = drawn(
  <>
    {ring}
    <path d="M6.25 6.25a1.75 1.75 0 1 1 2.6 1.55c-.6.3-.85.7-.85 1.3M8 11.25h.01" />
  </>,
)
export const MinusIcon = drawn(<path d="M3 8h10" />)
export const OpenCircleIcon = drawn(<path d="M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z" />)
export const WholeIcon = drawn(<path d="M2 4v8M14 4v8M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2" />)
export const CopyIcon = drawn(<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />)
export const LinkIcon = drawn(
  <path d="M6.5 9.5 9.5 6.5M7 4.5l1.25-1.25a2.83 2.83 0 0 1 4 4L11 8.5M9 11.5l-1.25 1.25a2.83 2.83 0 0 1-4-4L5 7.5" />,
)
/** A piece of work beside the line. */
export const EyeIcon = drawn(
  <>
    <path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8z" />
    <circle cx="8" cy="8" r="1.75" />
  </>,
)
export const BellIcon = drawn(<path d="M4 7a4 4 0 0 1 8 0c0 3.5 1.5 4.5 1.5 4.5h-11S4 10.5 4 7M6.5 13.75h3" />)
export const IssueIcon = drawn(<path d="M8 2.25 13.75 8 8 13.75 2.25 8zM8 5.75v2.75M8 10.5h.01" />)
/** Two who do not say the same. */
export const ConcernIcon = drawn(<path d="M2.5 3h6.5v5H5.5L3.5 9.75V8h-1zM11 6h2.5v5h-1v1.75L10.5 11H7v-1" />)
export const MergeIcon = drawn(<path d="M3.5 3v2.5l4.5 4v4M12.5 3v2.5l-2.25 2M5.75 11.5 8 13.75l2.25-2.25" />)
export const SplitIcon = drawn(
  <path d="M8 2.5v5l-4.5 4v2M8 7.5l4.5 4v2M1.75 11.5l1.75 2 1.75-2M10.75 11.5l1.75 2 1.75-2" />,
)
export const DismissIcon = drawn(<path d="M3 4.5h10M6 4.5v-2h4v2M4.25 4.5l.75 9h6l.75-9" />)
export const PersonIcon = drawn(<path d="M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.5 13.5a4.5 4.5 0 0 1 9 0" />)
export const PeopleIcon = drawn(
  <>
    <circle cx="6" cy="5.25" r="2.5" />
    <path d="M1.75 13c.4-2.6 2-4 4.25-4s3.85 1.4 4.25 4M10.5 3a2.4 2.4 0 0 1 0 4.6M11.75 9.3c1.4.5 2.25 1.8 2.5 3.7" />
  </>,
)
export const BuildingIcon = drawn(<path d="M3 13.5v-11h6v11M9 6.5h4v7M2 13.5h12M5 5h2M5 7.5h2M5 10h2" />)
export const GearIcon = drawn(<path d="M2.5 4.5h5M11 4.5h2.5M2.5 11.5H5M8.5 11.5h5M9.25 3v3M6.75 10v3" />)
export const SignOutIcon = drawn(<path d="M6.5 13.5h-4v-11h4M6 8h7.5M10.5 5l3 3-3 3" />)
export const KeyIcon = drawn(
  <>
    <circle cx="5.25" cy="10.75" r="2.75" />
    <path d="m7.25 8.75 6-6M10.5 5.5l2 2" />
  </>,
)
export const ShieldIcon = drawn(<path d="M8 2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM5.75 8l1.6 1.6 3-3.1" />)
export const DownloadIcon = drawn(<path d="M8 2.5v7.5M5 7l3 3 3-3M3 13.5h10" />)
export const FileIcon = drawn(<path d="M4 2h5l3 3v9H4zM9 2v3h3" />)
