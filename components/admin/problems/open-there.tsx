// What only the organisation's own people may do, and operators who visit it with a reason: the way there from a list of all.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'

export const OpenThere = ({ organisation }: { organisation: { id: string; name: string } }) => (
  <a
    className={`${QUIET_BUTTON} self-start justify-self-start wide:max-w-72 wide:justify-self-end`}
    href={placeHref('/admin/problems', organisation.id)}
  >
    <span className="wrap-anywhere">Open {organisation.name}</span>
  </a>
)
