# SPDX-License-Identifier: EUPL-1.2
"""Mail servers for tests, on free ports of this machine. They keep nothing and send nothing on.

    smtp_sink.py BEHAVIOUR…

listens on a free port for each BEHAVIOUR and prints "ports N…", then one line of JSON for each message
it got whole. It ends with its standard input, or after two minutes. BEHAVIOUR is one of

    accept                 takes everything
    recipient:CODE         answers RCPT with CODE
    greeting:CODE          greets with CODE
    message:CODE           takes the message and answers it with CODE
    swallow                takes the message and says nothing more
    drop                   takes the message and hangs up
    drop-early             hangs up in the middle of the message
    slow                   waits a little before each answer
    silent                 never greets
"""

import asyncio
import email
import email.policy
import hashlib
import json
import os
import sys

LIFETIME = 120
PAUSE = 0.05
SERVERS = []


class Connection:
    def __init__(self, reader, writer, behaviour, code):
        self.reader, self.writer = reader, writer
        self.behaviour, self.code = behaviour, code

    async def answer(self, line):
        if self.behaviour == "slow":
            await asyncio.sleep(PAUSE)
        self.writer.write(line.encode() + b"\r\n")
        await self.writer.drain()

    async def serve(self):
        if self.behaviour == "silent":
            await asyncio.sleep(LIFETIME)
        if self.behaviour == "greeting":
            return await self.answer(f"{self.code} not today")
        await self.answer("220 sink")
        while line := await self.reader.readline():
            verb = line.decode("latin-1").strip().upper()
            if verb.startswith("RCPT") and self.behaviour == "recipient":
                await self.answer(f"{self.code} no such mailbox here")
            elif verb == "DATA":
                if not await self.take_message():
                    return
            elif verb == "QUIT":
                return await self.answer("221 bye")
            else:
                await self.answer("250 ok")

    async def take_message(self):
        await self.answer("354 go on")
        lines = []
        while (line := await self.reader.readline()) != b".\r\n":
            if not line or self.behaviour == "drop-early":
                return False
            lines.append(line[1:] if line.startswith(b".") else line)
        report(b"".join(lines))
        if self.behaviour == "swallow":
            await asyncio.sleep(LIFETIME)
        if self.behaviour == "drop":
            return False
        await self.answer(f"{self.code} so it is" if self.behaviour == "message" else "250 taken")
        return True


def leaf(part):
    content = part.get_payload(decode=True)
    return {"type": part.get_content_type(), "method": part.get_param("method", ""), "charset": part.get_param("charset", ""),
            "name": part.get_filename(""), "disposition": part.get_content_disposition() or "",
            "sha256": hashlib.sha256(content).hexdigest(), "text": content.decode("utf-8", "replace")[:100_000]}


def report(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    html = message.get_body(preferencelist=("html",))
    fields = {name: str(message[name]) for name in ("From", "To", "Subject", "Date", "Message-ID")}
    fields["text"] = message.get_body(preferencelist=("plain",)).get_content()
    fields["html"] = html.get_content() if html else ""
    fields["kinds"] = [part.get_content_type() for part in message.walk()]
    fields["parts"] = [leaf(part) for part in message.walk() if not part.is_multipart()]
    fields["auto_submitted"] = str(message["Auto-Submitted"])
    fields["longest_line"] = max(len(line) for line in raw.split(b"\r\n"))
    fields["is_ascii"] = raw.isascii()
    fields["defects"] = [str(defect) for part in message.walk() for defect in part.defects]
    print(json.dumps(fields), flush=True)


async def listen(behaviour):
    name, _, code = behaviour.partition(":")

    async def handle(reader, writer):
        try:
            await Connection(reader, writer, name, code).serve()
        except ConnectionError:
            pass
        writer.close()

    SERVERS.append(await asyncio.start_server(handle, "127.0.0.1", 0))
    return SERVERS[-1].sockets[0].getsockname()[1]


async def main(behaviours):
    print("ports", *[await listen(behaviour) for behaviour in behaviours], flush=True)
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin.fileno(), lambda: None if os.read(0, 4096) else os._exit(0))
    await asyncio.sleep(LIFETIME)


asyncio.run(main(sys.argv[1:]))
