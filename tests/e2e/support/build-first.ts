/** Builds the program before the first window test when the build is older than the sources. */
import { buildIfStale } from '#scripts/build-if-stale.ts'

export default async function setup(): Promise<void> {
  await buildIfStale()
}
