// Notices that whoever started this process is gone, also when that was before anybody could listen.

/** Nobody is there any more to insist. */
const ENDS_WITHIN_MS = 30_000

/** `act`, which ends this process, is run once: now, if it has happened already. Never where nobody started us as a child. */
export function onceAlone(act: () => void): void {
  const end = () => {
    setTimeout(() => process.exit(1), ENDS_WITHIN_MS).unref()
    act()
  }
  if (process.connected === false) end()
  else process.once('disconnect', end)
}
