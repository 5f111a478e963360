// Recurring invoices that cannot be made, as lines of the problems page.
import { placeHref } from '@/components/shell/place-href'
import type { Problems } from '@/lib/problems/problems'
import type { Item } from './item'

export const scheduleItems = ({ schedules }: Problems): Item[] =>
  schedules.flatMap(({ customerName, id, organisationId, organisationName, reason, since }) =>
    since === null
      ? []
      : [
          {
            key: id,
            title: (
              <>
                Recurring invoice for{' '}
                <a
                  href={placeHref(`/admin/recurring/${id}`, organisationId)}
                  className="text-accent underline underline-offset-4"
                >
                  <bdi>{customerName}</bdi>
                </a>
              </>
            ),
            words: {
              why: reason ?? 'The next invoice could not be made.',
              todo: 'Mend what is missing, or open it to change or end it.',
            },
            since,
            organisation: { id: organisationId, name: organisationName },
            references: [],
          },
        ],
  )
