// Who gets the invoices: several addresses in one field, with commas between them.
import type { Problem } from '@/components/ui/call-api'
import { TextField } from '@/components/ui/field'
import { sentenceOf } from '@/components/ui/refusal'
import type { Emails } from '@/lib/customers/emails'

const FIELDS = [
  {
    name: 'to',
    label: 'Email addresses',
    hint: 'Where invoices and receipts go. Separate several with commas.',
  },
  { name: 'cc', label: 'Copies (Cc)', hint: 'All recipients can see these addresses.' },
  { name: 'bcc', label: 'Hidden copies (Bcc)', hint: 'Other recipients cannot see these addresses.' },
] as const satisfies readonly { name: keyof Emails; label: string; hint: string }[]

/** Separated by commas, semicolons or line ends outside quotes. */
const ADDRESS = /(?:"(?:\\.|[^"\\])*"|[^,;\n])+/g

/** A name before an address in angle brackets, as mail programs copy it, is left out. */
export const addressesIn = (text: string): string[] =>
  (text.match(ADDRESS) ?? []).map((part) => (/<([^<>]+)>\s*$/.exec(part)?.[1] ?? part).trim()).filter(Boolean)

/** Null where no field says anything. */
export function emailsIn(form: HTMLFormElement): Emails | null {
  const fields = new FormData(form)
  const [to = [], cc = [], bcc = []] = FIELDS.map(({ name }) =>
    addressesIn(String(fields.get(`emails.${name}`) ?? '')),
  )
  return [to, cc, bcc].some(({ length }) => length > 0) ? { to, cc, bcc } : null
}

/** Addresses that nothing went to before. */
export function newAddresses(before: Emails | null, after: Emails | null): string[] {
  const all = (emails: Emails | null) => (emails ? [...emails.to, ...emails.cc, ...emails.bcc] : [])
  const known = new Set(all(before).map((address) => address.toLowerCase()))
  return [...new Set(all(after))].filter((address) => !known.has(address.toLowerCase()))
}

/** `asked` is what the problem is about: it names addresses by their place. */
function errorOf(name: keyof Emails, problem: Problem | undefined, asked: Emails | null): string | undefined {
  const found = problem?.errors?.find(
    ({ pointer }) =>
      pointer === `/emails/${name}` ||
      pointer.startsWith(`/emails/${name}/`) ||
      (name === 'to' && /^\/emails?$/.test(pointer)),
  )
  if (!found) return undefined
  const at = new RegExp(`^/emails/${name}/(\\d+)$`).exec(found.pointer)?.[1]
  const address = at === undefined ? undefined : asked?.[name][Number(at)]
  if (address !== undefined) return `${address} is not an email address.`
  return name === 'to' && asked?.to.length === 0
    ? 'Add at least one address for the invoice itself.'
    : sentenceOf(found)
}

interface Props {
  emails: Emails | null
  asked: Emails | null
  problem: Problem | undefined
}

export function RecipientFields({ asked, emails, problem }: Props) {
  return FIELDS.map(({ hint, label, name }) => (
    <TextField
      key={name}
      label={label}
      name={`emails.${name}`}
      // Of the type "email", a browser spells names of hosts in punycode.
      type="text"
      inputMode="email"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      hint={hint}
      defaultValue={emails?.[name].join(', ') ?? ''}
      error={errorOf(name, problem, asked)}
    />
  ))
}
