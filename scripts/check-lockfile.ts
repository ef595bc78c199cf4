/** The lockfile names packages and their checksums, not where one machine happened to download them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Lockfile = z.object({
  packages: z.record(z.string(), z.object({ resolved: z.string().optional(), link: z.boolean().optional() })),
})

/** Entries of package-lock.json that hold a download address. */
export function lockfileProblems(root: string): string[] {
  const { packages } = Lockfile.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')))
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(
      ([name]) =>
        `package-lock.json holds a download address for ${name}; run npm install with omit-lockfile-registry-resolved`,
    )
}
