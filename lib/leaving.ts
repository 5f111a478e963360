// Whether this process is about to end: it still serves, but whoever sends it requests should send them elsewhere.
const holder = globalThis as typeof globalThis & { remitIsLeaving?: boolean }

/** For the whole process, however often this module is loaded in it. */
export const leave = (): void => {
  holder.remitIsLeaving = true
}

export const isLeaving = (): boolean => holder.remitIsLeaving === true
