using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Zeek;

/// <summary>What Zeek says of a whole connection.</summary>
public static class ZeekResults
{
    extension(Connection connection)
    {
        /// <summary>Zeek's <c>conn_state</c>: how the connection went, in one word such as <c>SF</c> for a normal close.</summary>
        public string ConnState =>
            Zeek.ConnState.Of(connection.Side(connection.Zeek.Originator).Zeek, connection.Side(connection.Zeek.Originator ^ 1).Zeek, connection.History);

        /// <summary>What else Zeek's conn.log says.</summary>
        internal ConnLog ConnLog => ConnLog.Of(connection);
    }
}
