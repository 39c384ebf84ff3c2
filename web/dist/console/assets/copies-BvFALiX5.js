function e({kind:e,document:t,variables:n},r){let i=JSON.stringify({query:t.trim(),variables:n??{}});return[`curl -s${e===`subscription`?` -N -H 'Accept: text/event-stream'`:``} ${r}`,`-H "Authorization: Bearer $PARLEY_TOKEN"`,`-H 'Content-Type: application/json'`,`-d '${i.replaceAll(`'`,String.raw`'\''`)}'`].join(` \\
  `)}function t({kind:e,document:t,variables:n},r){let i={query:`query`,mutation:`mutate`,subscription:`subscribe`}[e],s=e===`subscription`?`, (event) => console.log(event)`:``;return`import { createParley } from '@parley-gateway/client';

const parley = createParley({ url: '${r}', token: process.env.PARLEY_TOKEN });
const document = \`
${a(t.replaceAll(/[\\\`$]/g,String.raw`\$&`))}
\`;
${e===`subscription`?``:`const data = await `}parley.${i}(document, ${o(n)}${s});
`}function n({kind:e,document:t,variables:n},r){let i=e===`subscription`?`async for event in client.subscribe(DOCUMENT, VARIABLES):
            print(event)`:`print(await client.query(DOCUMENT, VARIABLES))`;return`import asyncio, json, os
from parley_client import ParleyClient

DOCUMENT = """
${a(t)}
"""
VARIABLES = json.loads(${JSON.stringify(JSON.stringify(n??{}))})


async def main():
    async with ParleyClient("${r.replace(/\/graphql$/,``)}", os.environ["PARLEY_TOKEN"]) as client:
        ${i}


asyncio.run(main())
`}function r({kind:e,document:t,variables:n,result:r}){let a=new URLSearchParams({query:t.trim()});return n!=null&&a.set(`variables`,JSON.stringify(n,null,2)),e===`subscription`&&i(r)&&a.set(`cursor`,r.cursor),`/graphiql#${a.toString()}`}function i(e){return typeof e==`object`&&!!e&&`cursor`in e&&typeof e.cursor==`string`}function a(e){return e.trim().replaceAll(/^(?=.)/gm,`  `)}function o(e){return JSON.stringify(e??{},null,2)}export{r as i,n,t as r,e as t};