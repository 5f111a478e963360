// Runs an operation in the name of whoever calls, on the database that serves it.
import { actAs } from '@/db/actor'
import { readApart } from '@/lib/read-apart'
import { actorOf } from './identify'
import type { Access, Call, Operation } from './operation'

export const actInCall = <A extends Access, P, Q, B, T>(
  call: Call<A, P, Q, B>,
  act: (call: Call<A, P, Q, B>) => Promise<T>,
): Promise<T> => actAs(actorOf(call.by), () => act(call))

export const runOperation = <A extends Access, P, Q, B, R>(
  { isReadApart, run }: Operation<A, P, Q, B, R>,
  call: Call<A, P, Q, B>,
): Promise<R> =>
  actInCall(call, () => (isReadApart ? readApart(call.house, (house) => run({ ...call, house })) : run(call)))
