/** What `work` gives, and for how many milliseconds the processor worked for it: what else keeps the machine busy does
 *  not count. */
export function timed<Result>(work: () => Result): { readonly result: Result; readonly took: number } {
  const began = process.cpuUsage()
  const result = work()
  return { result, took: process.cpuUsage(began).user / 1000 }
}
