/** Where a command writes: the real terminal, or a test that keeps everything. */
export interface Output {
  /** Answers; a line break is not added. */
  stdout(text: string): void
  /** Problems and progress; a line break is not added. */
  stderr(text: string): void
  /** Whether a person reads the answers. */
  readonly isTerminal: boolean
  /** Whether a person reads problems and progress; a progress bar needs it. */
  readonly errorIsTerminal: boolean
  /** Width to cut and wrap to; infinite when nothing is to be cut, as for a pipe. */
  readonly columns: number
  readonly colour: boolean
}

interface Stream {
  write(text: string): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** A reader such as `head` may leave early: that ends the output, and is nobody's fault. */
function leaveQuietly(error: Error): void {
  if (!('code' in error && error.code === 'EPIPE')) throw error
}

/** Writes to the streams of a process; colour only on a terminal, and never with NO_COLOR. */
export function processOutput(streams: { stdout: Stream; stderr: Stream }, noColour: boolean): Output {
  const { stdout, stderr } = streams
  stdout.on('error', leaveQuietly)
  stderr.on('error', leaveQuietly)
  const isTerminal = stdout.isTTY === true
  return {
    stdout: (text) => void stdout.write(text),
    stderr: (text) => void stderr.write(text),
    isTerminal,
    errorIsTerminal: stderr.isTTY === true,
    columns: isTerminal ? (stdout.columns ?? 80) : Number.POSITIVE_INFINITY,
    colour: isTerminal && !noColour,
  }
}
