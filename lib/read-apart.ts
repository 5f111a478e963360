// Lists, reports and exports may be read from a standby, where there is one; what decides about money never is.
import type { House } from './house'

/** `work` only reads, may be done twice, and begins no transaction of its own. It finds all that was acknowledged before. */
export function readApart<T>(house: House, work: (house: House) => Promise<T>): Promise<T> {
  const { standby, ...others } = house
  return standby ? standby.read((db) => work({ ...others, db })) : work(house)
}
