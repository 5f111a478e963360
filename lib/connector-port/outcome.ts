// How a call of a provider ended, in one word: for measurements.
import { isProviderFault } from './fault'

export const outcomeOf = (error: unknown): string => {
  if (error === undefined) return 'ok'
  return isProviderFault(error) ? error.kind : 'bug'
}
