# 一个线程收, 一个线程发
import socket, sys, threading

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((sys.argv[1], int(sys.argv[2])))

def receive():
    while True:
        data = s.recv(1024)
        if not data:
            break
        print('<', data.decode())

t = threading.Thread(target=receive)
t.start()
while True:
    try:
        text = input()
    except EOFError:
        break
    s.send(text.encode())
s.shutdown(socket.SHUT_WR)
t.join()
s.close()
