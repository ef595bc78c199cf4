/** Repeats a piece of work with a pause between; one run at a time, and a failure is told and tried again. */
export interface Repeating {
  /** Ends after the run that is under way. */
  stop(): Promise<void>
}

export function every(pauseMs: number, work: () => Promise<unknown>, failed: (error: unknown) => void): Repeating {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  async function loop(): Promise<void> {
    while (!stopped) {
      await work().catch(failed)
      if (stopped) return
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, pauseMs)
      })
    }
  }
  const running = loop()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      wake()
      await running
    },
  }
}
