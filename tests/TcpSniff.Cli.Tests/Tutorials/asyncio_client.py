import asyncio, sys

async def main():
    reader, writer = await asyncio.open_connection(sys.argv[1], int(sys.argv[2]))
    for word in ('one', 'two', 'three'):
        writer.write((word + '\n').encode())
        await writer.drain()
        print('got', (await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()

asyncio.run(main())
