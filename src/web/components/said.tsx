interface SaidProps {
  /** A sentence; what stands between backticks is code. */
  readonly says: string
}

/** A sentence with commands and names of settings set apart. */
export function Said({ says }: SaidProps) {
  return says.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence keep their places.
      <code key={index} className="rounded-sm bg-hover px-1 font-mono text-[0.92em]">
        {part}
      </code>
    ),
  )
}
