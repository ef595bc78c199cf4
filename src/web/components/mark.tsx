/** The mark: a line of three, the first of them strong. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" className="size-5 shrink-0" aria-hidden="true" strokeLinecap="round" fill="none">
      <path d="M3 5h14" stroke="currentColor" strokeWidth="3" />
      <path d="M3 10.25h9.5M3 15h6" stroke="currentColor" strokeWidth="2" opacity="0.45" />
    </svg>
  )
}
