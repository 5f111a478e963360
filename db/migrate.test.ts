// Migrations run once, however many replicas start at the same time.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { createEmptyDatabase } from '@/lib/testing/database'
import { explain } from '@/scripts/support/say'
import { migrate } from './migrate'

/** A folder of migrations as drizzle-kit writes it, one statement each. */
async function folderOf(statements: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  const entries = statements.map((_, idx) => ({
    idx,
    version: '7',
    when: 1_000 + idx,
    tag: `000${idx}_step`,
    breakpoints: true,
  }))
  await mkdir(join(folder, 'meta'))
  await writeFile(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
  for (const [idx, text] of statements.entries()) await writeFile(join(folder, `000${idx}_step.sql`), text)
  return folder
}

it('applies every migration once when three replicas start at once, and nothing the next time', async () => {
  const { url, drop } = await createEmptyDatabase()
  try {
    const counts = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(counts.filter((count) => count > 0)).toHaveLength(1)
    expect(await migrate(url)).toBe(0)
    const sql = postgres(url, { max: 1 })
    const tables =
      await sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`
    await sql.end()
    expect(tables[0]?.n).toBeGreaterThan(0)
  } finally {
    await drop()
  }
})

it('lets an older version go on working: what is done stays, and nobody waits long behind a lock', async () => {
  const { url, drop } = await createEmptyDatabase()
  const folder = await folderOf([
    'create table goods (id int)',
    'alter table goods add column price int',
    'create table shelves (id int)',
  ])
  const [reader, other] = [postgres(url, { max: 1 }), postgres(url, { max: 1 })]
  try {
    await migrate(url, { folder: await folderOf(['create table goods (id int)']) })
    // Reads for a long time, as a report does.
    await reader`begin`
    await reader`select * from goods`
    const migrating = migrate(url, { folder, lockTimeoutMs: 50 })
    const isWaitedFor = async () =>
      (
        await other`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      ).length > 0
    while (!(await isWaitedFor())) await new Promise(setImmediate)
    // Without the time limit this would wait behind the migration, and that behind the report, until its end.
    expect(await other`select * from goods`).toEqual([])
    await reader`commit`
    expect(await migrating).toBe(2)
    expect(await other`select price from goods`).toEqual([])
  } finally {
    await Promise.all([reader.end(), other.end()])
    await drop()
  }
})

it('keeps the migrations applied before a failing one', async () => {
  const { url, drop } = await createEmptyDatabase()
  const sql = postgres(url, { max: 1 })
  try {
    const broken = await folderOf([
      'create table goods (id int)',
      'select 1/0',
      'create table shelves (id int)',
    ])
    await expect(migrate(url, { folder: broken })).rejects.toThrow('division by zero')
    const mended = await folderOf([
      'create table goods (id int)',
      'select 1',
      'create table shelves (id int)',
    ])
    expect(await migrate(url, { folder: mended })).toBe(2)
    expect(await sql`select * from goods, shelves`).toEqual([])
  } finally {
    await sql.end()
    await drop()
  }
})

it('a migration in parts keeps each, and goes through all of them again after one has failed', async () => {
  const { url, drop } = await createEmptyDatabase()
  const sql = postgres(url, { max: 1 })
  const inParts = (last: string) =>
    ['-- Each part by itself.\ncreate table if not exists goods (id int)', last].join(
      '\n--> statement-breakpoint\n',
    )
  try {
    await expect(migrate(url, { folder: await folderOf([inParts('select 1/0')]) })).rejects.toThrow(
      'division by zero',
    )
    expect(await sql`select * from goods`).toEqual([])
    expect(await migrate(url, { folder: await folderOf([inParts('select 1')]) })).toBe(1)
  } finally {
    await sql.end()
    await drop()
  }
})

it.each([
  ['goods_shelf', 'Key (aisle, shelf)=(1, 7) is not present in table "shelves"'],
  ['goods_sold', 'check constraint "goods_sold" of relation "goods" is violated by some row'],
])('says in one sentence which rows are in the way of %s, and how to list them', async (constraint, said) => {
  const { url, drop } = await createEmptyDatabase()
  const sql = postgres(url, { max: 1 })
  try {
    const before = `
      create table shelves (aisle int, id int, primary key (aisle, id));
      create table goods (name text, aisle int, shelf int);
      insert into shelves values (1, 1);
      insert into goods values ('bread', 1, 1), ('salt', 1, 7), ('sold', 1, null);
      alter table goods add constraint goods_shelf foreign key (aisle, shelf) references shelves not valid;
      alter table goods add constraint goods_sold check (name <> 'salt') not valid`
    const folder = await folderOf([before, `alter table goods validate constraint ${constraint}`])
    const error: Error = await migrate(url, { folder }).then(
      () => expect.fail('it was applied'),
      (fault) => fault,
    )
    expect(explain(error)).toBe(error.message)
    expect(error.message).toContain(said)
    const query = /start again: (SELECT .*)$/.exec(error.message)?.[1]
    expect(await sql.unsafe(query ?? '')).toMatchObject([{ name: 'salt' }])
  } finally {
    await sql.end()
    await drop()
  }
})

it('every function used by an index names its schemas, as ANALYZE and restored dumps need', async () => {
  const { url, drop } = await createEmptyDatabase()
  const sql = postgres(url, { max: 1 })
  try {
    await migrate(url)
    const lost = await sql<{ proname: string }[]>`
      select distinct p.proname from pg_proc p
      join pg_depend d on d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid and d.classid = 'pg_class'::regclass
      join pg_class c on c.oid = d.objid and c.relkind = 'i'
      where p.pronamespace = 'public'::regnamespace and p.proconfig is null and exists (
        select from pg_proc q where q.pronamespace = p.pronamespace and q.oid <> p.oid
          and p.prosrc ~ ('\\m' || q.proname || '\\('))`
    expect(lost.map(({ proname }) => proname)).toEqual([])
  } finally {
    await sql.end()
    await drop()
  }
})

it('needs no superuser, and says what to grant to a user without CREATE', async () => {
  const { url, drop } = await createEmptyDatabase()
  const admin = postgres(url, { max: 1 })
  const role = `plain_${Date.now()}`
  const as = Object.assign(new URL(url), { username: role, password: 'plain' })
  try {
    await admin.unsafe(`create role ${role} login password 'plain'`)
    await expect(migrate(as.href)).rejects.toThrow(/permission denied .*grant it CREATE on the database/)
    await admin.unsafe(`grant create on database "${as.pathname.slice(1)}" to ${role}`)
    await admin.unsafe(`grant create on schema public to ${role}`)
    expect(await migrate(as.href)).toBeGreaterThan(0)
  } finally {
    await admin.end()
    await drop()
    const server = postgres(Object.assign(new URL(url), { pathname: '/postgres' }).href, { max: 1 })
    await server.unsafe(`drop role ${role}`)
    await server.end()
  }
})
