// Finds a customer by parts of the name or of the email address; works without a script.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { TextField } from '@/components/ui/field'

export const CUSTOMERS_PATH = '/admin/customers'

export function CustomerSearch({ organisationId, q }: { organisationId: string | undefined; q: string }) {
  return (
    <form method="get" action={CUSTOMERS_PATH} className="flex flex-wrap items-end gap-3">
      {organisationId && <input type="hidden" name="organisation" value={organisationId} />}
      <TextField
        label="Name or email address"
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        className="min-w-0 grow wide:max-w-[24rem]"
      />
      <button type="submit" className={QUIET_BUTTON}>
        Find
      </button>
      {q && <Chip href={placeHref(CUSTOMERS_PATH, organisationId)}>{`“${q}”`}</Chip>}
    </form>
  )
}
