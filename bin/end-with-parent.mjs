/** How soon the end of the shell that npm runs a script by is noticed, in milliseconds. */
const LOOK_EVERY = 500

/**
 * npm runs a script by a shell, and hands a signal to that shell alone, which ends and leaves the program behind. The
 * program then has another parent, and ends as if the signal had been its own (RUN-8). On Windows it keeps its parent's
 * number; there nothing happens.
 */
export function endWithParent() {
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY)
  looking.unref()
}
