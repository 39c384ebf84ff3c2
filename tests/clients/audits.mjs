// GraphQL over HTTP, as its reference implementation audits it: node audits.mjs <url>
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
const counts = {};
const failed = [];
for (const { name, id, status, reason } of results) {
  const level = name.split(' ')[0];
  counts[level] ??= { passed: 0, all: 0 };
  counts[level].all += 1;
  if (status === 'ok') counts[level].passed += 1;
  else failed.push(`${id} ${name}: ${reason}`);
}
console.log(JSON.stringify({ counts, failed }));
