// The rates that can be chosen on an invoice.
import { TEXT_BUTTON } from '@/components/ui/button'
import { AMOUNT_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import { RateDialog, type RateDraft } from './rate-dialog'
import { RemoveRate } from './remove-rate'

export interface ShownRate extends RateDraft {
  id: string
  /** "19%" */
  percent: string
  isUsual: boolean
}

interface Props {
  organisationId: string
  rates: ShownRate[]
  mayChange: boolean
}

export function RateList({ mayChange, organisationId, rates }: Props) {
  return (
    <table className={TABLE}>
      <caption className="sr-only">Tax rates</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD_CELL} ps-0`}>
            Name
          </th>
          <th scope="col" className={`${HEAD_CELL} hidden wide:table-cell`}>
            Category
          </th>
          <th scope="col" className={HEAD_CELL}>
            <span className="block text-end">Rate</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={rate.id} className={ROW}>
            <th scope="row" className={`${CELL} ps-0 text-start font-normal`}>
              <span className="font-strong">{rate.name}</span>
              <span className="block text-13 text-muted">
                {rate.code}
                {rate.isUsual && ', usual in your country: check it'}
              </span>
              {rate.reason && <span className="block text-13 text-muted">{rate.reason}</span>}
              {mayChange && (
                <span className="flex flex-wrap gap-x-5">
                  <RateDialog
                    key={JSON.stringify(rate)}
                    organisationId={organisationId}
                    rate={rate}
                    trigger={
                      <button type="button" className={TEXT_BUTTON} aria-label={`Edit ${rate.name}`}>
                        Edit
                      </button>
                    }
                  />
                  {!rate.isUsual && (
                    <RemoveRate organisationId={organisationId} id={rate.id} name={rate.name} />
                  )}
                </span>
              )}
            </th>
            <td className={`${CELL} hidden wide:table-cell`}>{rate.category}</td>
            <td className={AMOUNT_CELL}>{rate.percent}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
