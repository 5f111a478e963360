// Hears what the database notifies of, on a session of its own, which no pooler may share out.
import postgres from 'postgres'

export interface Listener {
  on(channel: string, hear: () => void): Promise<void>
  end(): Promise<void>
}

/** Listens again by itself after the connection was lost; what was notified meanwhile is not heard. */
export function openListener(directUrl: string): Listener {
  const client = postgres(directUrl, {
    max: 1,
    connect_timeout: 5,
    backoff: () => 0.5,
    prepare: false,
    onnotice: () => undefined,
    connection: { application_name: 'remit listener' },
  })
  return {
    on: async (channel, hear) => {
      await client.listen(channel, hear)
    },
    end: () => client.end({ timeout: 5 }),
  }
}
