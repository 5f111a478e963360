// How many stories a test with a model tells: few among all other tests, and as many as somebody asks for by hand.
const whole = (name: string): number | undefined => {
  const text = process.env[name]
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is a whole number, not ${text}`)
  return Number(text)
}

/** `MODEL_RUNS`, where it is set. */
export const askedRuns = whole('MODEL_RUNS')
/** `MODEL_SEED`, where it is set; then the same stories are told again. */
export const askedSeed = whole('MODEL_SEED')

/** An hour and a half, or as long as the tests of `npm test` may take. */
export const modelTimeoutMs = (usual: number): number => (askedRuns === undefined ? usual : 90 * 60_000)

/** For fast-check: where nobody asks for more, it ends early on a busy machine. */
export function modelRuns(usual: number, interruptAfterTimeLimit: number) {
  const seed = askedSeed === undefined ? {} : { seed: askedSeed }
  return askedRuns === undefined
    ? { numRuns: usual, interruptAfterTimeLimit, ...seed }
    : { numRuns: askedRuns, ...seed }
}
