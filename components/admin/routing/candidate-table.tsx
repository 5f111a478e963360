// The candidates of one decision, best first: each with its score, or why it was ruled out.
import { StatusMark } from '@/components/ui/status-mark'
import type { RoutingCandidate } from '@/db/schema/sessions'
import { scoreWord } from './words'

interface Props {
  caption: string
  candidates: readonly RoutingCandidate[]
  chosenId: string | null | undefined
  /** "Chosen", "Would be chosen". */
  chosenWord: string
  /** By the id of the connection. */
  names: ReadonlyMap<string, string>
}

const CELL = 'border-b border-line py-2 pe-3 align-baseline last:pe-0 wide:pe-4'
const HEAD = `${CELL} text-13 font-strong text-muted whitespace-nowrap`
const FIGURE = `${CELL} amount text-end`

export function CandidateTable({ candidates, caption, chosenId, chosenWord, names }: Props) {
  return (
    <table className="w-full max-w-[44rem] border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} text-start`}>
            Provider
          </th>
          {['Reliability', 'Cost', 'Speed', 'Score'].map((name) => (
            <th key={name} scope="col" className={`${HEAD} text-end`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <tr key={candidate.connectionId}>
            <th scope="row" className={`${CELL} text-start font-normal`}>
              <span className="flex flex-wrap items-center gap-x-3">
                {names.get(candidate.connectionId) ?? candidate.provider}
                {candidate.connectionId === chosenId && <StatusMark tone="good">{chosenWord}</StatusMark>}
              </span>
            </th>
            <Scores candidate={candidate} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Scores({
  candidate: { cost, excludedBecause, reliability, score, speed },
}: {
  candidate: RoutingCandidate
}) {
  if (excludedBecause !== null)
    return (
      <td colSpan={4} className={`${CELL} text-end text-13 text-muted text-pretty`}>
        Out: {excludedBecause}
      </td>
    )
  return (
    <>
      <td className={FIGURE}>{scoreWord(reliability)}</td>
      <td className={FIGURE}>{scoreWord(cost)}</td>
      <td className={FIGURE}>{scoreWord(speed)}</td>
      <td className={`${FIGURE} font-strong`}>{scoreWord(score)}</td>
    </>
  )
}
